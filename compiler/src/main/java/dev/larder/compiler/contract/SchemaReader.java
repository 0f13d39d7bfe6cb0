package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.FileDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code schema[0]} says: the table, its columns, its key and how its file is written. */
record SchemaReader(String table, List<Column> columns, List<String> duplicateKey, @Nullable Long minimumRows, FileDialect dialect) {
    private static final List<String> USED =
            List.of("name", "logicalType", "physicalType", "properties", "quality");
    private static final List<String> DOCUMENTATION =
            List.of("id", "description", "businessName", "tags", "authoritativeDefinitions", "dataGranularityDescription");

    static SchemaReader read(DocumentNode schema, CustomProperties properties) {
        schema.allow(USED, DOCUMENTATION);
        String table = schema.requiredText("name", "the table below raw");
        if (!table.isEmpty() && !ContractReader.isTable(table)) {
            schema.problemAt("name", "lower case letters, digits and _, starting with a letter", "\"" + table + "\"");
        }
        requireWord(schema, "logicalType", "object");
        requireWord(schema, "physicalType", "table");
        List<DocumentNode> nodes = schema.items("properties");
        List<Column> columns = nodes.stream().map(ColumnReader::read).toList();
        requireDistinct(schema, columns);
        TableQuality quality = TableQuality.read(schema, columns);
        return new SchemaReader(
                table, columns, key(schema, nodes, columns, quality.key()), quality.minimumRows(), DialectReader.read(properties, nodes, columns));
    }

    private static void requireWord(DocumentNode schema, String key, String word) {
        String found = schema.optionalText(key, word);
        if (found != null && !found.isEmpty() && !found.equals(word)) {
            schema.problemAt(key, word, "\"" + found + "\"");
        }
    }

    private static void requireDistinct(DocumentNode schema, List<Column> columns) {
        if (columns.isEmpty()) {
            schema.problemAt("properties", "at least one column", "none");
        }
        Set<String> names = new HashSet<>();
        Set<String> headers = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name()) || !headers.add(column.header())) {
                schema.problemAt("properties", "each name and each header once", "\"" + column.name() + "\" again");
            }
        }
    }

    private static List<String> key(DocumentNode schema, List<DocumentNode> nodes, List<Column> columns, List<String> fromQuality) {
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
            schema.problem("at most one key (the primaryKey columns, one unique column, or duplicateValues)", distinct.toString(), null);
        }
        List<String> key = distinct.isEmpty() ? List.of() : distinct.getFirst();
        columns.stream().filter(column -> key.contains(column.name()) && !column.required()).forEach(column ->
                schema.problem("required: true for a column of the key", "\"" + column.name() + "\" may be empty", null));
        return key;
    }
}
