package dev.larder.cli.terminal;

import dev.larder.functions.port.Warehouse.Rows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the rows of a query are printed. The names are the option's values. */
public enum ResultFormat {
    /** Aligned columns for people; SQL's null is {@code NULL}. */
    table {
        @Override
        public void print(Rows rows, PrintWriter out) {
            List<List<String>> lines = new ArrayList<>();
            rows.rows()
                    .forEach(row -> lines.add(row.stream()
                            .map(value -> value == null ? "NULL" : value)
                            .toList()));
            TextTable.print(
                    rows.columns(),
                    rows.types().stream().map(ResultFormat::isNumber).toList(),
                    lines,
                    out);
            out.println("(" + Count.of(lines.size(), "row") + ")");
        }
    },
    /** RFC 4180, lines ending with LF; null is empty, an empty text is {@code ""}. */
    csv {
        @Override
        public void print(Rows rows, PrintWriter out) {
            out.print(String.join(
                            ",",
                            rows.columns().stream().map(ResultFormat::quoted).toList()) + "\n");
            rows.rows()
                    .forEach(row -> out.print(String.join(
                                    ",", row.stream().map(ResultFormat::quoted).toList()) + "\n"));
            out.flush();
        }
    },
    /** An array with one object per row; numbers and booleans stay such. */
    json {
        @Override
        public void print(Rows rows, PrintWriter out) {
            requireDistinct(rows.columns());
            ArrayNode array = JsonMapper.shared().createArrayNode();
            rows.rows().forEach(row -> {
                ObjectNode object = array.addObject();
                for (int i = 0; i < row.size(); i++) {
                    put(object, rows.columns().get(i), rows.types().get(i), row.get(i));
                }
            });
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(array));
        }
    };

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8");

    public abstract void print(Rows rows, PrintWriter out);

    /** Prints the rows, made safe if a person's terminal reads them; a file or a pipe gets every character as it is. */
    public void print(Rows rows, PrintWriter out, boolean terminal) {
        if (!terminal) {
            print(rows, out);
            return;
        }
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        print(rows, lines);
        lines.flush();
        out.print(SafeText.lines(text.toString()));
        out.flush();
    }

    private static boolean isNumber(String type) {
        return NUMBERS.contains(type);
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean plain = !value.isEmpty()
                && value.chars()
                        .noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private static void put(ObjectNode object, String column, String type, @Nullable String value) {
        if (value == null) {
            object.putNull(column);
        } else if (type.equals("bool")) {
            object.put(column, Boolean.parseBoolean(value));
        } else if (isNumber(type) && value.matches("-?\\d.*")) {
            object.put(column, new BigDecimal(value));
        } else {
            // Also infinity and not-a-number, for which JSON has no number.
            object.put(column, value);
        }
    }

    private static void requireDistinct(List<String> columns) {
        Set<String> seen = new HashSet<>();
        columns.forEach(column -> {
            if (!seen.add(column)) {
                throw CommandFailure.usage(
                        "two columns are called " + column + ", and a JSON object has each name once",
                        "name one with as");
            }
        });
    }
}
