package dev.larder.local.differential;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What readers of others find in a file: rows of values, {@code \N} where there is none. */
final class Rows {
    private Rows() {}

    /** FastCSV's answer; empty where it has no word for the writing, or refuses the file. */
    static Optional<List<List<String>>> fastCsv(RandomFile file) {
        Layout layout = file.dialect().layout();
        if (file.kind() != RandomFile.Kind.DELIMITED) {
            return Optional.empty();
        }
        var builder = CsvReader.builder()
                .fieldSeparator(file.dialect().delimiter())
                .quoteCharacter(layout.quote() == Layout.NO ? '\u0001' : layout.quote())
                .skipEmptyLines(false);
        if (layout.comment() != Layout.NO) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(layout.comment());
        }
        List<List<String>> rows = builder.ofCsvRecord(file.text()).stream()
                .map(CsvRecord::getFields)
                .map(fields -> fields.stream().map(Rows::orNull).toList())
                .toList();
        return Optional.of(rows.subList(1, rows.size()));
    }

    private static String orNull(@Nullable String value) {
        return value == null || value.isEmpty() ? "\\N" : value;
    }

    /** The values of fixed widths, cut by characters. */
    static List<List<String>> cut(RandomFile file) {
        return file.text()
                .lines()
                .map(line -> cut(line, file.dialect().slices()))
                .toList();
    }

    private static List<String> cut(String line, List<Slice> slices) {
        int[] characters = line.codePoints().toArray();
        return slices.stream()
                .map(slice -> new String(characters, slice.start() - 1, slice.width()))
                .map(value -> orNull(value.replaceAll("^ +| +$", "")))
                .toList();
    }

    /** DuckDB's answer; empty where it refuses the file. */
    static Optional<List<List<String>>> duckDb(RandomFile file, Connection connection, Path folder) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, file.text().getBytes(StandardCharsets.UTF_8));
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from "
                        + (file.kind() == RandomFile.Kind.JSON ? json(path, file) : csv(path, file)))) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= file.columns(); column++) {
                    row.add(orNull(found.getString(column)));
                }
                rows.add(row);
            }
            return Optional.of(rows);
        } catch (SQLException _) {
            return Optional.empty();
        }
    }

    private static String csv(Path path, RandomFile file) {
        char quote = file.dialect().layout().quote();
        String quotes = quote == Layout.NO ? "" : literal(quote);
        return "read_csv('" + path + "', auto_detect = false, header = true, strict_mode = true, delim = '"
                + literal(file.dialect().delimiter()) + "', quote = '" + quotes + "', escape = '" + quotes
                + "', columns = {" + columns(file) + "})";
    }

    private static String json(Path path, RandomFile file) {
        return "read_json('" + path + "', format = 'newline_delimited', columns = {" + columns(file) + "})";
    }

    private static String columns(RandomFile file) {
        return file.names().stream().map(name -> name + ": 'VARCHAR'").collect(Collectors.joining(", "));
    }

    private static String literal(char one) {
        return one == '\'' ? "''" : String.valueOf(one);
    }
}
