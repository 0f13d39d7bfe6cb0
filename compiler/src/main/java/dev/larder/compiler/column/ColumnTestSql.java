package dev.larder.compiler.column;

import dev.larder.compiler.column.ColumnTest.Allowance;
import dev.larder.compiler.column.ColumnTest.Condition;
import dev.larder.compiler.column.ColumnTest.Fresh;
import dev.larder.compiler.column.ColumnTest.Fulfils;
import dev.larder.compiler.column.ColumnTest.NotMissing;
import dev.larder.compiler.column.ColumnTest.NotNull;
import dev.larder.compiler.column.ColumnTest.References;
import dev.larder.compiler.column.ColumnTest.Unique;
import dev.larder.core.Sha256;
import dev.larder.core.engine.Literals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The name and the select of a test of columns.
 *
 * @param table with its schema
 * @param key columns that tell rows apart, shown of rows that fail
 * @param feeds what the table is made of, in the order of their ids
 */
public record ColumnTestSql(String table, List<String> key, List<String> feeds) {
    private static final int LONGEST_NAME = 63;
    private static final int DIGEST_BYTES = 3;

    /** Copies the lists. */
    public ColumnTestSql {
        key = List.copyOf(key);
        feeds = List.copyOf(feeds);
    }

    /** The same for the same test wherever it is declared; with a digest where it would be too long. */
    public String name(ColumnTest test) {
        List<String> parts = new ArrayList<>(List.of(table.replace('.', '_')));
        parts.addAll(test.columns());
        parts.add(
                switch (test.condition()) {
                    case Unique _ -> "unique";
                    case NotNull _ -> "not_null";
                    case NotMissing _ -> "not_missing";
                    case Fulfils fulfils -> fulfils.name();
                    case References references ->
                        "references_" + references.table().replaceFirst(".*\\.", "");
                    case Fresh _ -> "fresh";
                });
        String name = String.join("_", parts);
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        byte[] digest = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
        String end = "_" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        return name.substring(0, LONGEST_NAME - end.length()) + end;
    }

    /** Selects the rows that are wrong, or, where some may be, one row if there are too many. */
    public String select(ColumnTest test) {
        return switch (test.condition()) {
            case Unique _ -> unique(test.columns());
            case Fresh fresh -> fresh(fresh);
            case NotNull _, NotMissing _, Fulfils _, References _ -> rows(test);
        };
    }

    private String unique(List<String> columns) {
        String list = String.join(", ", columns);
        return "select " + list + ", count(*) as rows_of_this_key\nfrom " + table + "\nwhere " + present("", columns)
                + "\ngroup by " + list + "\nhaving count(*) > 1";
    }

    private String fresh(Fresh fresh) {
        return "with newest as (\n    select max(landed_at) as landed_at\n    from ops.landing\n)\n"
                + "select landing.feed, landing.landed_at, newest.landed_at as newest_of_all_feeds\nfrom ops.landing as landing\n"
                + "cross join newest\nwhere landing.feed in ("
                + feeds.stream().map(Literals::text).collect(Collectors.joining(", "))
                + ")\n    and landing.landed_at < dateadd(" + fresh.unit() + ", -" + fresh.most()
                + ", newest.landed_at)";
    }

    private String rows(ColumnTest test) {
        String from = "from " + table + " as tested" + joined(test);
        String wrong = wrong(test.columns(), test.condition());
        Allowance allowed = test.allowed();
        if (allowed == null) {
            Set<String> shown = new LinkedHashSet<>(key);
            shown.addAll(test.columns());
            return "select " + prefixed(shown) + "\n" + from + "\nwhere " + wrong;
        }
        String failing = "sum(case when " + wrong + " then 1 else 0 end)";
        return "select " + failing + " as wrong_rows, count(*) as all_rows\n" + from + "\nhaving " + failing
                + (allowed.percent()
                        ? " * 100 > " + allowed.most().toPlainString() + " * count(*)"
                        : " > " + allowed.most().toPlainString());
    }

    private static String joined(ColumnTest test) {
        if (!(test.condition() instanceof References references)) {
            return "";
        }
        String list = String.join(", ", references.columns());
        String on = IntStream.range(0, test.columns().size())
                .mapToObj(i -> "known." + references.columns().get(i) + " = tested."
                        + test.columns().get(i))
                .collect(Collectors.joining(" and "));
        return "\nleft join (\n    select distinct " + list + "\n    from " + references.table()
                + "\n) as known\n    on " + on;
    }

    private static String wrong(List<String> columns, Condition condition) {
        String column = "tested." + columns.getFirst();
        return switch (condition) {
            case NotNull _ -> column + " is null";
            case NotMissing missing ->
                missing.literals().isEmpty()
                        ? column + " is null"
                        : "(" + column + " is null or " + column + " in (" + String.join(", ", missing.literals())
                                + "))";
            case Fulfils fulfils -> "not (" + column + " " + fulfils.predicate() + ")";
            case References references ->
                present("tested.", columns) + " and known."
                        + references.columns().getFirst() + " is null";
            case Unique _, Fresh _ -> throw new IllegalArgumentException(condition + " is not about single rows");
        };
    }

    private static String present(String prefix, List<String> columns) {
        return columns.stream().map(column -> prefix + column + " is not null").collect(Collectors.joining(" and "));
    }

    private static String prefixed(Set<String> columns) {
        return columns.stream().map(column -> "tested." + column).collect(Collectors.joining(", "));
    }
}
