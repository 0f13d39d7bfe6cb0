package dev.larder.core.engine.refused;

import dev.larder.core.engine.Query;
import dev.larder.core.plan.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the rows that a select computes and its table refuses. */
public final class RefusedRows {
    private static final int SHOWN_CHARACTERS = 100;

    private RefusedRows() {}

    /** When a column's value is refused, and how it is shown. */
    private record Check(TableColumn column, String condition, String shown) {}

    /**
     * Up to ten rows: the keys, {@code refused_column}, {@code refused_value}, and in {@code refused_rows} how many such rows there are.
     * Empty if no column could refuse a value of this kind: it was refused before there was a row.
     */
    public static Optional<Query> of(Suspect suspect, RefusedValue value) {
        List<Check> checks = suspect.columns().stream()
                .filter(column -> value.column() == null || value.column().equals(column.name()))
                .flatMap(column -> check(value.kind(), column))
                .toList();
        return checks.isEmpty()
                ? Optional.empty()
                : Optional.of(suspect.query("refused rows", sql(suspect, checks), Optional.empty()));
    }

    private static String sql(Suspect suspect, List<Check> checks) {
        List<String> keys = suspect.keys().stream().map(TableColumn::name).toList();
        String shown =
                keys.stream().map(key -> "suspect." + key + " as " + key + ", ").collect(Collectors.joining());
        return "select " + shown + cases(checks, check -> "'" + check.column.name() + "'") + " as refused_column,\n    "
                + cases(checks, Check::shown) + " as refused_value,\n    count(*) over () as refused_rows\nfrom "
                + suspect.from() + "\nwhere "
                + checks.stream().map(Check::condition).collect(Collectors.joining("\n    or "))
                + (keys.isEmpty() ? "" : "\norder by " + String.join(", ", keys)) + "\nlimit " + Suspect.SAMPLE;
    }

    private static String cases(List<Check> checks, Function<Check, String> what) {
        return "case "
                + checks.stream()
                        .map(check -> "when " + check.condition + " then " + what.apply(check))
                        .collect(Collectors.joining(" "))
                + " end";
    }

    private static Stream<Check> check(RefusedValue.Kind kind, TableColumn column) {
        String name = "suspect." + column.name();
        return switch (kind) {
            case NULL -> column.notNull() ? Stream.of(new Check(column, name + " is null", "'null'")) : Stream.empty();
            case TOO_LONG ->
                bytes(column.type())
                        .map(most -> new Check(
                                column,
                                "octet_length(rtrim(" + name + ")) > " + most,
                                "left(" + name + ", " + SHOWN_CHARACTERS + ")"));
            case OUT_OF_RANGE ->
                beyond(name, column.type())
                        .map(condition -> new Check(column, condition, "cast(" + name + " as varchar(64))"));
            case UNREADABLE, DIVIDED_BY_ZERO, MORE_THAN_ONE, OUT_OF_DOMAIN, UNSETTLED -> Stream.empty();
        };
    }

    private static Stream<String> bytes(String type) {
        return type.startsWith("varchar(") || type.startsWith("char(")
                ? Stream.of(type.replaceAll("[^0-9]", ""))
                : Stream.empty();
    }

    /**
     * The condition that a number is beyond its type; nothing for bigint, beyond which there is no number to compare
     * with.
     */
    private static Stream<String> beyond(String name, String type) {
        return switch (type.replaceFirst("[(].*", "")) {
            case "smallint" -> Stream.of("(" + name + " > 32767 or " + name + " < -32768)");
            case "integer" -> Stream.of("(" + name + " > 2147483647 or " + name + " < -2147483648)");
            case "decimal", "numeric" -> Stream.of("abs(" + name + ") > " + largest(type));
            default -> Stream.empty();
        };
    }

    private static String largest(String type) {
        String[] sizes = type.replaceAll("[^0-9,]", "").split(",", 2);
        int scale = sizes.length == 2 ? Integer.parseInt(sizes[1]) : 0;
        int whole = Integer.parseInt(sizes[0]) - scale;
        return (whole == 0 ? "0" : "9".repeat(whole)) + (scale == 0 ? "" : "." + "9".repeat(scale));
    }
}
