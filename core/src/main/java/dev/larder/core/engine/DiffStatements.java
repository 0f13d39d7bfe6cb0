package dev.larder.core.engine;

import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes the diff of one model between candidate and live, both images in one pass, and describes it. */
public final class DiffStatements {
    private DiffStatements() {}

    /** The statements that write {@code diff.<model>_change}; sent for clean models too, which empties it. */
    public static Writing of(Model model, DateRanges dirty) {
        DateRanges days = DirtyDays.of(model, dirty);
        List<String> statements = new ArrayList<>();
        statements.add("delete from diff." + model.name() + "_change");
        if (!days.isEmpty()) {
            String columns = Relations.list(Relations.names(model.columns()));
            statements.add("insert into diff." + model.name() + "_change (" + columns + ", side)\nselect " + columns
                    + ", cast(sum(side) as integer) as side\n" + differences(model, days));
        }
        return Writing.of("diff " + model.name(), statements);
    }

    /**
     * The statement for a model of a first release, whose rows all are new: it empties {@code diff.<model>_change}. What {@link
     * PublishStatements} would insert stands in the candidate already, and is not grouped and written a second time.
     */
    public static Writing ofFirst(Model model) {
        return Writing.of("diff " + model.name(), List.of("delete from diff." + model.name() + "_change"));
    }

    /** The answer of {@link #changes} for a model of a first release. */
    public static Query changesOfFirst(Model model) {
        return Query.of(
                "changes of " + model.name(),
                "select count(*) as inserted, 0 as deleted\nfrom candidate." + model.name() + "_rebuilt");
    }

    /** How many rows a publish would insert and delete: one row with {@code inserted} and {@code deleted}. */
    public static Query changes(Model model) {
        return Query.of(
                "changes of " + model.name(),
                "select coalesce(sum(case when side > 0 then side else 0 end), 0) as inserted,"
                        + " coalesce(sum(case when side < 0 then -side else 0 end), 0) as deleted\nfrom diff."
                        + model.name() + "_change");
    }

    /** Rows that a publish would insert ({@code change} {@code +}) and delete ({@code -}), in an order of their own, at most so many. */
    public static Query rows(Model model, int most) {
        String columns = Relations.list(Relations.names(model.columns()));
        return Query.of(
                "rows of " + model.name(),
                "select case when side > 0 then '+' else '-' end as change, " + columns + "\nfrom diff." + model.name()
                        + "_change\norder by " + columns + ", side\nlimit " + most);
    }

    /** Dates in a column of changed rows, both images: what a reader by that column must rebuild. */
    public static Query changedDates(Model model, String column) {
        return Query.of(
                "changed dates of " + model.name() + "." + column,
                "select distinct " + column + " as changed_date\nfrom diff." + model.name() + "_change\nwhere " + column
                        + " is not null\norder by changed_date");
    }

    /** Dates of the driving input's rows that carry a changed key: what a reader by key must rebuild. */
    public static Query datesThroughKey(Read.ByKey read) {
        String on = read.key().stream()
                .map(column -> "changed." + column + " = driving." + column)
                .collect(Collectors.joining(" and "));
        String driving = read.drivingInput().replaceFirst("^star\\.", "candidate.");
        return Query.of(
                "dates of " + read.drivingInput() + " through changed keys of " + read.input(),
                "select distinct driving." + read.drivingColumn() + " as changed_date\nfrom " + driving
                        + " as driving\njoin (select distinct "
                        + Relations.list(read.key()) + " from " + read.input().replaceFirst("^star\\.", "diff.")
                        + "_change) as changed\n    on " + on + "\nwhere driving." + read.drivingColumn()
                        + " is not null\norder by changed_date");
    }

    /**
     * Rows and content of the candidate per day of the period column, for the dirty days: {@code period} (ISO date, empty for a
     * model without a period), {@code row_count}, {@code content_hash}. The hash is the sum of 60 bits of each row's MD5; it does not depend
     * on order. It is a text before COALESCE, which keeps 19 digits of a decimal (r_numeric_computations201.html).
     */
    public static Query contents(Model model, DateRanges dirty) {
        DateRanges days = DirtyDays.of(model, dirty);
        String period =
                model.period() == null ? "cast('' as varchar(10))" : "cast(" + model.period() + " as varchar(10))";
        String group = model.period() == null ? "" : "\ngroup by " + model.period() + "\norder by " + model.period();
        String where = days.everything()
                ? ""
                : "\nwhere " + (days.isEmpty() ? "1 = 0" : DirtyDays.condition(BuildStatements.period(model), days));
        return Query.of(
                "contents of " + model.name(),
                "select " + period
                        + " as period, count(*) as row_count,\n    coalesce(cast(sum(cast(strtol(substring(md5("
                        + rowText(model.columns())
                        + "), 1, 15), 16) as decimal(38,0))) as varchar(40)), '0') as content_hash\nfrom candidate."
                        + model.name() + where + group);
    }

    /** What differs between rebuilt and live rows of some days: from, group by and having, over the model's columns and {@code side}. */
    static String differences(Model model, DateRanges days) {
        String columns = Relations.list(Relations.names(model.columns()));
        String where =
                days.everything() ? "" : "\n    where " + DirtyDays.condition(BuildStatements.period(model), days);
        return "from (\n    select " + columns + ", 1 as side\n    from candidate." + model.name()
                + "_rebuilt\n    union all\n    select "
                + columns + ", -1 as side\n    from star." + model.name() + where + "\n) as both_sides\ngroup by "
                + columns
                + "\nhaving sum(side) <> 0";
    }

    /** A row as one text that no other row gives: a text has its length before it, any other value a comma after it; null is a dash. */
    private static String rowText(List<TableColumn> columns) {
        return columns.stream().map(DiffStatements::valueText).collect(Collectors.joining("\n        || "));
    }

    /** A value as text, no part of which is null: the local engine concatenates such parts in one step. */
    private static String valueText(TableColumn column) {
        String name = column.name();
        if (column.type().equals("boolean")) {
            return "case when " + name + " is null then '-' when " + name + " then 't' else 'f' end";
        }
        if (!isText(column.type())) {
            return "coalesce(cast(" + name + " as varchar(64)), '-') || ','";
        }
        String text = "cast(" + name + " as varchar("
                + column.type()
                        .substring(column.type().indexOf('(') + 1, column.type().length() - 1) + "))";
        return "coalesce(cast(len(" + text + ") as varchar(11)) || ':', '-') || coalesce(" + text + ", '')";
    }

    private static boolean isText(String type) {
        return type.startsWith("varchar(") || type.startsWith("char(");
    }
}
