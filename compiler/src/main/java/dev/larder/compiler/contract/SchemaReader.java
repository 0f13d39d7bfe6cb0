package dev.larder.compiler.contract;

import dev.larder.compiler.column.DeclaredTest;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.FileDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code schema[0]} says: the table, its columns, its key, how its file is written, and what is tested. */
record SchemaReader(
        String table,
        List<Column> columns,
        Set<String> faulty,
        List<String> duplicateKey,
        @Nullable Long minimumRows,
        FileDialect dialect,
        List<DeclaredTest> tests) {
    static final List<String> USED =
            List.of("name", "logicalType", "physicalType", "properties", "quality", "relationships");
    static final List<String> DOCUMENTATION = List.of(
            "id", "description", "businessName", "tags", "authoritativeDefinitions", "dataGranularityDescription");

    static SchemaReader read(DocumentNode schema, CustomProperties properties, Edition edition) {
        schema.allow(USED, edition.ofTables(DOCUMENTATION));
        String table = schema.requiredText("name", "the table below raw");
        if (!table.isEmpty() && !ContractReader.isTable(table)) {
            schema.problemAt("name", "lower case letters, digits and _, starting with a letter", "\"" + table + "\"");
        }
        requireWord(schema, "logicalType", "object");
        requireWord(schema, "physicalType", "table");
        List<DocumentNode> nodes = schema.items("properties");
        List<Column> columns = new ArrayList<>();
        Set<String> faulty = new HashSet<>();
        for (DocumentNode node : nodes) {
            int before = schema.problems();
            Column column = ColumnReader.read(node, edition);
            columns.add(column);
            if (schema.problems() > before) {
                faulty.add(column.name());
            }
        }
        requireDistinct(schema, nodes, columns);
        TableQuality quality = TableQuality.read(schema, columns);
        return new SchemaReader(
                table,
                List.copyOf(columns),
                faulty,
                key(schema, nodes, columns, quality.key()),
                quality.minimumRows(),
                DialectReader.read(properties, nodes, columns),
                QualityTests.read(schema, nodes, columns));
    }

    private static void requireWord(DocumentNode schema, String key, String word) {
        String found = schema.optionalText(key, word);
        if (found != null && !found.isEmpty() && !found.equals(word)) {
            schema.problemAt(key, word, "\"" + found + "\"");
        }
    }

    /** Whether something is wrong with a column. */
    boolean isFaulty(String column) {
        return faulty.contains(column);
    }

    private static void requireDistinct(DocumentNode schema, List<DocumentNode> nodes, List<Column> columns) {
        if (columns.isEmpty()) {
            schema.problemAt("properties", "at least one column", "none");
        }
        Set<String> names = new HashSet<>();
        Set<String> headers = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!names.add(column.name())) {
                nodes.get(i).problemAt("name", "each column once", "\"" + column.name() + "\" twice");
            } else if (!headers.add(column.header())) {
                nodes.get(i).problemAt("customProperties", "each header once", "\"" + column.header() + "\" twice");
            }
        }
    }

    private static List<String> key(
            DocumentNode schema, List<DocumentNode> nodes, List<Column> columns, List<String> fromQuality) {
        List<List<String>> keys = new ArrayList<>();
        List<Integer> primary = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (nodes.get(i).flag("primaryKey")) {
                primary.add(i);
            } else if (nodes.get(i).flag("unique")) {
                keys.add(List.of(columns.get(i).name()));
            }
        }
        if (!primary.isEmpty()) {
            keys.add(primary.stream().map(i -> columns.get(i).name()).toList());
        }
        if (!fromQuality.isEmpty()) {
            keys.add(fromQuality);
        }
        List<List<String>> distinct = keys.stream().distinct().toList();
        if (distinct.size() > 1) {
            schema.problem(
                    "at most one key (the primaryKey columns, one unique column, or duplicateValues)",
                    distinct.toString(),
                    null);
        }
        List<String> key = distinct.isEmpty() ? List.of() : distinct.getFirst();
        List<String> names = columns.stream().map(Column::name).toList();
        for (String name : key) {
            int first = names.indexOf(name);
            if (!columns.get(first).required()) {
                nodes.get(first)
                        .problem("required: true for a column of the key", "\"" + name + "\" may be empty", null);
            }
        }
        return key;
    }
}
