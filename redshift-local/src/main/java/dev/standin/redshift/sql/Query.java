package dev.standin.redshift.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query with everything that may surround a select. */
record Query(List<Common> commons, Body body, List<Expression.Order> order, @Nullable Long limit, @Nullable Long offset) {
    record Common(String name, List<String> columns, Query query) {}

    sealed interface Body {}

    record Select(
            boolean distinct, List<Item> items, @Nullable From from, @Nullable Expression where, Grouping grouping)
            implements Body {}

    record Grouping(boolean all, List<Expression> keys, @Nullable Expression having, @Nullable Expression qualify) {}

    record SetOperation(String operator, boolean all, Body left, Body right) implements Body {}

    record Nested(Query query) implements Body {}

    sealed interface Item {}

    /** {@code named} with AS before the alias. */
    record Column(Expression value, @Nullable String alias, boolean named) implements Item {}

    record Everything(@Nullable String of, List<String> except) implements Item {}

    sealed interface From {}

    record Table(List<String> name, @Nullable String alias, List<String> columns) implements From {}

    record Derived(Query query, @Nullable String alias, List<String> columns) implements From {}

    record Join(String kind, From left, From right, @Nullable Expression on, List<String> using) implements From {}
}
