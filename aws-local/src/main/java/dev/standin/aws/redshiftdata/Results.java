package dev.standin.aws.redshiftdata;

import dev.standin.redshift.Result;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.scope.Output;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results as files: a first line of column metadata, then one line of JSON per row. */
final class Results {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int ID_LENGTH = 36;
    private final Path folder;

    Results(Path folder) {
        this.folder = folder;
    }

    /** Writes a result; returns how many bytes were written. */
    long write(String id, Result result) {
        long bytes = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file(id))) {
            out.write(MAPPER.writeValueAsString(metadata(result.columns())) + "\n");
            for (List<@Nullable Object> row : result.rows()) {
                String line = MAPPER.writeValueAsString(record(row));
                int size = line.getBytes(StandardCharsets.UTF_8).length;
                bytes += size;
                requireWithin(size, bytes);
                out.write(line + "\n");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the result of %s: %s".formatted(id, e.getMessage()), e);
        }
    }

    /** Throws for a row, or a result so far, of more bytes than the Data API gives. */
    static void requireWithin(long row, long result) {
        if (row > Limits.ROW_BYTES || result > Limits.RESULT_BYTES) {
            throw new SqlError("Query result exceeds limit: a row may have 64 KB, a result 500 MB");
        }
    }

    /** One page from the given row on. */
    ObjectNode page(String id, long from, long total) {
        ObjectNode page = MAPPER.createObjectNode();
        try (Stream<String> lines = Files.lines(file(id))) {
            var iterator = lines.iterator();
            page.set("ColumnMetadata", MAPPER.readTree(iterator.next()));
            ArrayNode records = page.putArray("Records");
            long bytes = 0;
            long row = 0;
            while (iterator.hasNext()) {
                String line = iterator.next();
                if (row >= from) {
                    if (records.size() >= Limits.PAGE_ROWS || bytes > 1_000_000) {
                        page.put("NextToken", String.valueOf(row));
                        break;
                    }
                    records.add(MAPPER.readTree(line));
                    bytes += line.length();
                }
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the result of " + id, e);
        }
        return page.put("TotalNumRows", total);
    }

    /** Deletes whatever the statement, or those of the batch, gave. */
    void delete(Submission submission) {
        remove(file(submission.id()));
        for (int part = 1; submission.batch() && part <= submission.sqls().size(); part++) {
            remove(file(submission.id() + ":" + part));
        }
    }

    /** Deletes the results of all other statements. */
    void keepOnly(Set<String> ids) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !ids.contains(statement(file))).forEach(Results::remove);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + folder, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private static String statement(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, Math.min(ID_LENGTH, name.length()));
    }

    private Path file(String id) {
        return folder.resolve(id.replace(':', '-') + ".jsonl");
    }

    static ArrayNode metadata(List<Output> columns) {
        ArrayNode metadata = MAPPER.createArrayNode();
        for (Output column : columns) {
            Type type = column.type();
            boolean number = type.kind() == Type.Kind.DECIMAL
                    || type.kind() == Type.Kind.BIGINT
                    || type.kind() == Type.Kind.INTEGER
                    || type.kind() == Type.Kind.SMALLINT
                    || type.kind() == Type.Kind.DOUBLE;
            metadata.addObject()
                    .put("name", column.label())
                    .put("label", column.label())
                    .put("typeName", type.apiName())
                    .put("precision", type.size())
                    .put("scale", type.isText() ? 0 : type.scale())
                    .put("length", 0)
                    .put("nullable", 1)
                    .put("isSigned", number)
                    .put("isCurrency", false)
                    .put("isCaseSensitive", !number)
                    .put("schemaName", "")
                    .put("tableName", "");
        }
        return metadata;
    }

    private static ArrayNode record(List<@Nullable Object> row) {
        ArrayNode fields = MAPPER.createArrayNode();
        for (Object value : row) {
            ObjectNode field = fields.addObject();
            switch (value) {
                case null -> field.put("isNull", true);
                case Boolean bool -> field.put("booleanValue", bool);
                case Long number -> field.put("longValue", number);
                case Double number -> field.put("doubleValue", number);
                default -> field.put("stringValue", value.toString());
            }
        }
        return fields;
    }
}
