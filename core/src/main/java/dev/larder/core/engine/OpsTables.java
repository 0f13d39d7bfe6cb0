package dev.larder.core.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engine's own tables below {@code ops}.
 *
 * <p>Knobs are kept per run in {@code ops.knob_of_run}; {@code ops.knob (name, value)} is a view of those of the run that
 * {@code ops.current_run} names, so a view below {@code qa} sees the knobs of the run that builds from it and needs no run in its text.
 * {@code ops.landing (feed, landed_at)} has, of the deliveries in force for that run, the newest landing of each feed.
 * The release's column is {@code run_identity} because IDENTITY is a reserved word of Redshift.
 */
public final class OpsTables {
    /** The table, below {@code ops}, of the fence. */
    static final String FENCE_TABLE = "current_run";
    /** The message, and column, of the guard of the fence. */
    static final String FENCE = "this_run_no_longer_holds_the_fence";
    /** The message of the guard that the live release is the one the diff was taken against. */
    static final String LIVE = "the_live_release_is_no_longer_the_one_compared";
    /** The message of the guard that the diff, applied, leaves live equal to the candidate. */
    static final String EQUAL = "live_would_not_equal_the_candidate";
    /** The message of the guard that COPY loaded the rows of the record. */
    static final String ROWS = "rows_loaded_are_not_those_of_the_delivery";

    /** The message of the guard that what is in force is what the run was planned with. */
    static final String MAPPING = "what_is_in_force_is_not_the_mapping_of_the_run";

    private static final List<String> GUARDS = List.of(FENCE, LIVE, EQUAL, ROWS, MAPPING);

    private static final List<String> TABLES = List.of(
            "current_run (run varchar(80) not null, batch bigint not null)",
            "live_release (release bigint not null)",
            "prepared_plan (plan varchar(64) not null, begun varchar(64) not null)",
            "release (release bigint not null, run_identity varchar(12) not null, run varchar(80) not null, plan"
                    + " varchar(64) not null, published_at timestamp not null)",
            "mapping (run varchar(80) not null, feed varchar(81) not null, period varchar(10) not null, delivery_id"
                    + " varchar(20) not null)",
            "mapping_change (release bigint not null, feed varchar(81) not null, period varchar(10) not null, delivery_id"
                    + " varchar(20) not null, side integer not null)",
            "loaded_delivery (delivery_id varchar(20) not null, rows bigint not null, run varchar(80) not null)",
            "landed_delivery (delivery_id varchar(20) not null, landed_at timestamp not null)",
            "test_result (run varchar(80) not null, release bigint, tested_at timestamp not null, gate varchar(6) not"
                    + " null, test varchar(63) not null, severity varchar(5) not null, dimension varchar(256) not null,"
                    + " value decimal(38,6) not null, expected decimal(38,6), tolerance varchar(256) not null, verdict"
                    + " varchar(8) not null)",
            "aside (release bigint not null, unit varchar(80) not null, feed varchar(81) not null, test varchar(80) not null,"
                    + " since_release bigint not null, since_time timestamp not null)",
            "knob_of_run (run varchar(80) not null, name varchar(63) not null, value varchar(256) not null)",
            "foundation (laid varchar(64) not null)");

    private static final List<String> FIRST_ROWS = List.of(
            "insert into ops.prepared_plan (plan, begun)\n"
                    + "select '', '' from (select count(*) as n from ops.prepared_plan) as present where present.n = 0",
            "insert into ops.current_run (run, batch)\n"
                    + "select '', 0 from (select count(*) as n from ops.current_run) as present where present.n = 0",
            "insert into ops.live_release (release)\n"
                    + "select 0 from (select count(*) as n from ops.live_release) as present where present.n = 0",
            "insert into ops.release (release, run_identity, run, plan, published_at)\n"
                    + "select 0, '', '', '', timestamp '1970-01-01 00:00:00' from (select count(*) as n from ops.release)"
                    + " as present where present.n = 0");

    private static final String KNOB = """
        create view ops.knob as
        select knob_of_run.name, knob_of_run.value
        from ops.knob_of_run as knob_of_run
        join ops.current_run as current_run
            on current_run.run = knob_of_run.run
        with no schema binding\
        """;

    private static final String LANDING = """
        create view ops.landing as
        select mapping.feed, max(landed_delivery.landed_at) as landed_at
        from ops.mapping as mapping
        join ops.current_run as current_run
            on current_run.run = mapping.run
        join ops.landed_delivery as landed_delivery
            on landed_delivery.delivery_id = mapping.delivery_id
        group by mapping.feed
        with no schema binding\
        """;

    private static final Set<String> READ_BY_VIEWS = Set.of("current_run", "mapping", "knob_of_run", "landed_delivery");

    private OpsTables() {}

    /** The statements that create what is missing; repeated, they change nothing. */
    public static List<String> statements() {
        return Stream.of(
                        TABLES.stream().map(table -> "create table if not exists ops." + table),
                        GUARDS.stream()
                                .map(guard -> "create table if not exists " + guardTable(guard) + " (" + guard
                                        + " integer not null)"),
                        FIRST_ROWS.stream(),
                        Stream.of("drop view if exists ops.knob", KNOB, "drop view if exists ops.landing", LANDING))
                .flatMap(statements -> statements)
                .toList();
    }

    /** The statements that create, in an empty warehouse, only what the views of a project may read. */
    public static List<String> readByViews() {
        return Stream.concat(
                        TABLES.stream()
                                .filter(table -> READ_BY_VIEWS.contains(name(table)))
                                .map(table -> "create table ops." + table),
                        Stream.of(KNOB, LANDING))
                .toList();
    }

    /** All tables and views below {@code ops}. */
    static Set<String> names() {
        return Stream.of(
                        TABLES.stream().map(OpsTables::name),
                        GUARDS.stream().map(guard -> "guard_" + guard),
                        Stream.of("knob", "landing"))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(String table) {
        return table.substring(0, table.indexOf(' '));
    }

    /** The statements that empty the guards' tables, which gain a row with every batch. */
    static List<String> emptyGuards() {
        return GUARDS.stream().map(guard -> "delete from " + guardTable(guard)).toList();
    }

    /**
     * A statement that fails, with the message as the name of the column that may not be null, unless the condition holds for
     * the aggregate over the source.
     */
    static String guard(String message, String condition, String source) {
        return "insert into " + guardTable(message) + " (" + message + ")\nselect case when " + condition
                + " then 1 end from " + source;
    }

    private static String guardTable(String message) {
        return "ops.guard_" + message;
    }
}
