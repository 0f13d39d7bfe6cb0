package dev.standin.redshift.dialect.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query with everything that may surround a select. */
public record Query(
        List<Common> commons,
        Body body,
        List<Expression.Order> order,
        @Nullable Long limit,
        @Nullable Long offset) {
    /** The function that tells of the columns of views that are not bound; a table of this name stands for a call of it. */
    public static final String LATE_COLUMNS = "pg_get_late_binding_view_cols()";

    /** One query of WITH, or of WITH RECURSIVE. */
    public record Common(String name, List<String> columns, Query query, boolean recursive) {}

    /** What WITH, ORDER BY and LIMIT surround. */
    public sealed interface Body {}

    /** SELECT ... */
    public record Select(
            boolean distinct,
            List<Item> items,
            @Nullable From from,
            @Nullable Expression where,
            Grouping grouping) implements Body {}

    /**
     * GROUP BY, HAVING, QUALIFY; {@code all} is GROUP BY ALL. A key may be a call named {@code rollup}, {@code cube} or {@code grouping sets}, whose
     * arguments are keys or rows of keys.
     */
    public record Grouping(
            boolean all,
            List<Expression> keys,
            @Nullable Expression having,
            @Nullable Expression qualify) {}

    /** {@code union}, {@code except} or {@code intersect} between as many queries as there are in a row, from the left. */
    public record SetOperation(SetOperator operator, boolean all, List<Body> sides) implements Body {
        /** Copies the sides. */
        public SetOperation {
            sides = List.copyOf(sides);
        }
    }

    /** An operator between two queries; its name is what authors write. */
    public enum SetOperator {
        UNION,
        EXCEPT,
        INTERSECT
    }

    /** A query in parentheses. */
    public record Nested(Query query) implements Body {}

    /** A member of the select list. */
    public sealed interface Item {}

    /** {@code named} with AS before the alias. */
    public record Column(Expression value, @Nullable String alias, boolean named) implements Item {}

    /** {@code *} or {@code t.*}, with EXCLUDE. */
    public record Everything(@Nullable String of, List<String> except) implements Item {}

    /** What follows FROM. */
    public sealed interface From {}

    /** A table, a view or a query of WITH. */
    public record Table(List<String> name, @Nullable String alias, List<String> columns) implements From {}

    /** A subquery. */
    public record Derived(Query query, @Nullable String alias, List<String> columns) implements From {}

    /** Two sources; one that is not crossed and has neither ON nor USING is NATURAL. */
    public record Join(
            JoinKind kind, From left, From right, @Nullable Expression on, List<String> using) implements From {}

    /** A table or a subquery whose rows become columns. */
    public record Pivot(From source, Rotation by, @Nullable String alias) implements From {}

    /** What PIVOT computes for each value of a column, and what the alias of the aggregate appends to the names. */
    public record Rotation(
            Expression.Call aggregate, @Nullable String suffix, String column, List<Rotated> values) {}

    /** A value of PIVOT, or a column of UNPIVOT, and its name. */
    public record Rotated(Expression value, @Nullable String alias) {}

    /** A table or a subquery whose columns become rows. */
    public record Unpivot(
            From source, Unrotation by, @Nullable String alias) implements From {}

    /** The columns that UNPIVOT makes, those that it makes them of, and whether nulls make rows. */
    public record Unrotation(String value, String name, List<Rotated> columns, boolean nulls) {}
}
