package dev.larder.core.engine;

import dev.larder.core.period.PeriodUnit;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** DDL of the tables and views that a plan needs, one statement each. All views are late-binding. */
public final class Relations {
    /** What every row of {@code raw} and {@code current} carries besides its contract's columns. */
    public static final List<TableColumn> LINEAGE = List.of(
            new TableColumn("_delivery_id", "varchar(20)", true),
            new TableColumn("_line", "bigint", true),
            new TableColumn("_period", "varchar(10)", true));

    /**
     * The columns of {@code raw.<table>_rejected}. The period is null where it cannot be told; the record is null where it is {@code \N}
     * alone, which COPY takes for null.
     */
    public static final List<TableColumn> REJECT = List.of(
            new TableColumn("_delivery_id", "varchar(20)", true),
            new TableColumn("_line", "bigint", true),
            new TableColumn("_period", "varchar(10)", false),
            new TableColumn("reason", "varchar(4096)", true),
            new TableColumn("record", "varchar(65535)", false));

    /** The schema {@code raw} as it must be written: RAW is a reserved word of Redshift (AWS: "Reserved words"). */
    static final String RAW = "\"raw\"";

    private static final String JOINED_BY_PERIOD = """
            join ops.mapping as mapping
                on mapping.delivery_id = delivered._delivery_id and mapping.period = delivered._period
            join ops.current_run as current_run
                on current_run.run = mapping.run
            where mapping.feed = %s\
            """;
    private static final String PICKED_BY_DELIVERY = """
            where delivered._delivery_id in (
                select mapping.delivery_id
                from ops.mapping as mapping
                join ops.current_run as current_run
                    on current_run.run = mapping.run
                where mapping.feed = %s)\
            """;
    /** 1 for a row that a publish would insert, -1 for one that it would delete. */
    public static final TableColumn SIDE = new TableColumn("side", "integer", true);

    private Relations() {}

    /** {@code raw.<table>}: the union of the columns of the feed's contracts, and lineage. */
    public static String raw(Plan.Feed feed) {
        List<TableColumn> columns = new ArrayList<>(feed.columns());
        columns.addAll(LINEAGE);
        return createTable(RAW + "." + feed.table(), columns, "");
    }

    /**
     * {@code current.<table>}: the rows in force for the run that {@code ops.current_run} names. A feed without dates has one period, so its
     * rows are picked by delivery alone, without a join, which a query of many tables is dearer for.
     */
    public static String current(Plan.Feed feed) {
        List<String> columns = new ArrayList<>(names(feed.columns()));
        columns.addAll(names(LINEAGE));
        return """
                create view current.%s as
                select %s
                from %s.%s as delivered
                %s
                with no schema binding""".formatted(
                        feed.table(),
                        prefixed("delivered", columns),
                        RAW,
                        feed.table(),
                        (isDated(feed) ? JOINED_BY_PERIOD : PICKED_BY_DELIVERY)
                                .formatted(Literals.text(feed.id().toString())));
    }

    private static boolean isDated(Plan.Feed feed) {
        return feed.versions().stream().anyMatch(version -> version.period().unit() != PeriodUnit.NONE);
    }

    /** {@code raw.<table>_rejected}: the bad records that were left out. */
    public static String rawRejects(Plan.Feed feed) {
        return createTable(RAW + "." + feed.rejectTable(), REJECT, "");
    }

    /**
     * {@code current.<table>_rejected}: the rejects of the rows in force; one whose period cannot be told is there as long as its delivery is
     * in force for any period.
     */
    public static String currentRejects(Plan.Feed feed) {
        String columns = prefixed("rejected", names(REJECT));
        String feedId = Literals.text(feed.id().toString());
        return """
                create view current.%1$s as
                select %2$s
                from %3$s.%1$s as rejected
                join ops.mapping as mapping
                    on mapping.delivery_id = rejected._delivery_id and mapping.period = rejected._period
                join ops.current_run as current_run
                    on current_run.run = mapping.run
                where mapping.feed = %4$s
                union all
                select %2$s
                from %3$s.%1$s as rejected
                join (
                    select distinct mapping.delivery_id
                    from ops.mapping as mapping
                    join ops.current_run as current_run
                        on current_run.run = mapping.run
                    where mapping.feed = %4$s
                ) as in_force
                    on in_force.delivery_id = rejected._delivery_id
                where rejected._period is null
                with no schema binding""".formatted(feed.rejectTable(), columns, RAW, feedId);
    }

    /** {@code qa.<name>}: the author's text as a view. */
    public static String qa(QaView view) {
        return qa(view.name(), view.select());
    }

    /** A view below {@code qa} before its columns are known. */
    public static String qa(String name, String select) {
        return "create view qa." + name + " as\n" + select + "\nwith no schema binding";
    }

    /** {@code star.<name>}: what analysts read. */
    public static String star(Model model) {
        return star(model.name(), model.columns(), model.attributes());
    }

    /** A table of {@code star} before it is a model. */
    public static String star(String name, List<TableColumn> columns, String attributes) {
        return createTable("star." + name, columns, attributes);
    }

    /** {@code candidate.<name>_rebuilt}: rows of the dirty periods as they would be. */
    static String rebuilt(Model model) {
        return createTable("candidate." + model.name() + "_rebuilt", model.columns(), model.attributes());
    }

    /** {@code diff.<name>_change}: rows to insert ({@code side} 1) and to delete (-1). */
    static String change(Model model) {
        return createTable("diff." + model.name() + "_change", changeColumns(model), "");
    }

    /** {@code diff.<name>}: the same rows, under the name by which tests read them. */
    static String changed(Model model) {
        return "create view diff." + model.name() + " as\nselect " + list(names(changeColumns(model))) + "\nfrom diff."
                + model.name() + "_change\nwith no schema binding";
    }

    /** A table of {@code diff} or of what is live, for binding what reads it before there is a model. */
    public static String read(String qualified, List<TableColumn> columns) {
        List<TableColumn> all = new ArrayList<>(columns);
        if (qualified.startsWith("diff.")) {
            all.add(SIDE);
        }
        return createTable(qualified, all, "");
    }

    /** The columns of {@code diff.<name>_change}. */
    static List<TableColumn> changeColumns(Model model) {
        List<TableColumn> columns = new ArrayList<>(model.columns());
        columns.add(SIDE);
        return columns;
    }

    /** Column names in their order, separated by commas. */
    static String list(List<String> names) {
        return String.join(", ", names);
    }

    /** Names of columns in their order. */
    static List<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** {@code x.a, x.b}. */
    static String prefixed(String alias, List<String> names) {
        return names.stream().map(name -> alias + "." + name).collect(Collectors.joining(", "));
    }

    private static String createTable(String qualified, List<TableColumn> columns, String attributes) {
        String lines = columns.stream()
                .map(column -> "    " + column.name() + " " + column.type() + (column.notNull() ? " not null" : ""))
                .collect(Collectors.joining(",\n"));
        return "create table if not exists " + qualified + " (\n" + lines + "\n)"
                + (attributes.isEmpty() ? "" : " " + attributes);
    }
}
