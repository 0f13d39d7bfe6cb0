import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the 24 tables of TPC-DS as deliveries: {@code suppliers/tpcds/<feed>/<table>.csv} with a header, null as an empty value.
 *
 * <p>{@code java -cp LIB/* test-data/tpcds/Generate.java FOLDER [SCALE]}, where LIB has Trino's generator (README.md beside this file says how it
 * gets there); the scale is 0.01 unless told otherwise. The same bytes every time.
 */
final class Generate {
    private Generate() {}

    /** Writes every table below the folder named first. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        double scale = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.01;
        Session session = Session.getDefaultSession().withScale(scale);
        for (Table table : Table.getBaseTables()) {
            if (table != Table.DBGEN_VERSION && !table.isChild()) {
                write(root, table, session);
            }
        }
    }

    /** Returns come with the sales that they return, in the second list of each row. */
    private static void write(Path root, Table table, Session session) throws IOException {
        try (BufferedWriter file = file(root, table);
                BufferedWriter returns = table.hasChild() ? file(root, table.getChild()) : null) {
            for (List<List<String>> rows : Results.constructResults(table, session)) {
                line(file, rows.get(0));
                if (returns != null && rows.size() > 1) {
                    line(returns, rows.get(1));
                }
            }
        }
    }

    private static BufferedWriter file(Path root, Table table) throws IOException {
        String name = table.getName().toLowerCase(Locale.ROOT);
        Path folder = Files.createDirectories(root.resolve("suppliers/tpcds").resolve(name));
        BufferedWriter file = Files.newBufferedWriter(folder.resolve(name + ".csv"));
        line(file, Arrays.stream(table.getColumns()).map(Column::getName).toList());
        return file;
    }

    private static void line(BufferedWriter file, List<String> values) throws IOException {
        file.write(values.stream().map(Generate::field).collect(Collectors.joining(",")));
        file.write('\n');
    }

    private static String field(String value) {
        if (value == null) {
            return "";
        }
        return value.contains(",") || value.contains("\"") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
