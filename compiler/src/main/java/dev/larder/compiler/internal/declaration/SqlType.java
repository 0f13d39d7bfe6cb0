package dev.larder.compiler.internal.declaration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of Redshift, under the one name that Larder uses for it.
 *
 * @param arguments length, or precision and scale; empty when the type has none or they are not written
 */
public record SqlType(String name, List<Integer> arguments) {
    private static final Pattern FORM = Pattern.compile("([a-z_0-9 ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("varchar", "varchar"), Map.entry("character varying", "varchar"), Map.entry("text", "varchar"),
            Map.entry("nvarchar", "varchar"), Map.entry("char", "char"), Map.entry("character", "char"), Map.entry("bpchar", "char"),
            Map.entry("smallint", "smallint"), Map.entry("int2", "smallint"), Map.entry("integer", "integer"),
            Map.entry("int", "integer"), Map.entry("int4", "integer"), Map.entry("bigint", "bigint"), Map.entry("int8", "bigint"),
            Map.entry("decimal", "decimal"), Map.entry("numeric", "decimal"), Map.entry("double precision", "double precision"),
            Map.entry("double", "double precision"), Map.entry("float8", "double precision"), Map.entry("float", "double precision"),
            Map.entry("real", "real"), Map.entry("float4", "real"), Map.entry("date", "date"), Map.entry("timestamp", "timestamp"),
            Map.entry("timestamp without time zone", "timestamp"), Map.entry("timestamptz", "timestamptz"),
            Map.entry("timestamp with time zone", "timestamptz"), Map.entry("boolean", "boolean"), Map.entry("bool", "boolean"));

    /** Reads a type; empty when it is none that a table here can hold. */
    public static Optional<SqlType> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || !NAMES.containsKey(form.group(1).replaceAll("\\s+", " "))) {
            return Optional.empty();
        }
        String name = NAMES.get(form.group(1).replaceAll("\\s+", " "));
        if (form.group(2) == null || name.equals("bigint") || name.equals("integer")) {
            return Optional.of(new SqlType(name, List.of()));
        }
        int first = Integer.parseInt(form.group(2));
        boolean decimal = name.equals("decimal");
        int scale = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        return Optional.of(new SqlType(name, decimal ? List.of(first, scale) : List.of(first)));
    }

    /** Every name of a type. */
    static Set<String> names() {
        return NAMES.keySet();
    }

    /** Whether it must be written with a size. */
    boolean unsized() {
        return arguments.isEmpty() && (name.equals("varchar") || name.equals("char") || name.equals("decimal"));
    }

    /** Whether a value of another type goes in without losing anything silently; lengths are checked when rows arrive. */
    public boolean accepts(SqlType other) {
        return switch (name) {
            case "varchar", "char" -> other.name.equals("varchar") || other.name.equals("char");
            case "smallint" -> other.name.equals("smallint");
            case "integer" -> List.of("smallint", "integer").contains(other.name);
            case "bigint" -> List.of("smallint", "integer", "bigint").contains(other.name);
            case "decimal" -> List.of("smallint", "integer", "bigint").contains(other.name)
                    || (other.name.equals("decimal") && other.scale() <= scale());
            case "timestamp" -> List.of("date", "timestamp").contains(other.name);
            default -> name.equals(other.name);
        };
    }

    private int scale() {
        return arguments.size() == 2 ? arguments.get(1) : 0;
    }

    /** As it is written in {@code create table}. */
    @Override
    public String toString() {
        return arguments.isEmpty()
                ? name
                : name + "(" + String.join(",", arguments.stream().map(String::valueOf).toList()) + ")";
    }
}
