package dev.standin.redshift.catalog;

import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Relation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * SYS_QUERY_HISTORY: all statements to superusers, one's own to everybody else. What was before the warehouse was opened, what the system runs by
 * itself, and the query that asks are in the other reading. Source: SYS_QUERY_HISTORY.html.
 */
record HistoryView(Rights rights, History history, History.Asked asking) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final SystemView VIEW =
            SystemView.of("sys_query_history", """
        user_id                 | integer         | h.user_id
        query_id                | bigint          | h.query_id
        query_label             | character(320)  | LABEL
        transaction_id          | bigint          | -
        session_id              | integer         | -
        database_name           | character(128)  | h.database_name
        query_type              | character(32)   | TYPE
        status                  | character(10)   | h.status
        result_cache_hit        | boolean         | -
        start_time              | timestamp       | h.start_time
        end_time                | timestamp       | h.end_time
        elapsed_time            | bigint          | h.elapsed
        queue_time              | bigint          | -
        execution_time          | bigint          | -
        error_message           | character(512)  | ERROR
        returned_rows           | bigint          | RETURNED
        returned_bytes          | bigint          | -
        query_text              | character(4000) | TEXT
        redshift_version        | character(256)  | -
        usage_limit             | character(150)  | -
        compute_type            | varchar(32)     | -
        compile_time            | bigint          | -
        planning_time           | bigint          | -
        lock_wait_time          | bigint          | -
        service_class_id        | integer         | -
        service_class_name      | character(64)   | -
        query_priority          | character(20)   | -
        short_query_accelerated | character(10)   | -
        user_query_hash         | character(40)   | -
        generic_query_hash      | character(40)   | -
        query_hash_version      | integer         | -
        result_cache_query_id   | integer         | -
        """.replace("LABEL", either("h.label", "h.label is null", "'default'"))
                    .replace("TYPE", either("h.type", "h.type is null", "'OTHER'"))
                    .replace("ERROR", either("left(h.error, 512)", "true", "'other'"))
                    .replace("RETURNED", either("h.rows", "h.rows < 0", "0"))
                    .replace("TEXT", either("left(h.text, 4000)", "contains(h.text, chr(10))", "'one line'")));

    /** What is known, and what it might be in the other reading where the page leaves it open. */
    private static String either(String known, String open, String other) {
        return "case when " + Unsettled.OTHER + " and " + open + " then " + other + " else " + known + " end";
    }

    Relation.Table table() {
        List<String> rows = new ArrayList<>();
        for (History.Entry entry : history.entries()) {
            if (rights.isSuperuser() || entry.asked().user() == rights.user()) {
                rows.add(row(entry, false, entry.error() == null ? "success" : status(entry.error())));
            }
        }
        Instant before = history.earliest().minusSeconds(1);
        rows.add(row(
                ended(new History.Asked(asking.user(), null, asking.database(), before, "before")), true, "success"));
        rows.add(row(
                ended(new History.Asked(Principal.SYSTEM, null, asking.database(), asking.start(), "its own")),
                true,
                "success"));
        rows.add(row(ended(asking), true, "running"));
        return VIEW.over("(select * from (values " + String.join(", ", rows)
                + ") as v(query_id, user_id, label, database_name, type, status, start_time, end_time, elapsed, error, rows,"
                + " text, other) where not v.other or " + Unsettled.OTHER + ") as h");
    }

    private static History.Entry ended(History.Asked asked) {
        return new History.Entry(0, asked, "SELECT", asked.start(), null, 1);
    }

    private static String status(String error) {
        return error.contains("Query cancelled") ? "canceled" : "failed";
    }

    private static String row(History.Entry entry, boolean other, String status) {
        History.Asked asked = entry.asked();
        return "(cast(" + entry.id() + " as bigint), " + asked.user() + ", " + text(asked.label()) + ", "
                + Text.quote(asked.database()) + ", " + text(entry.type()) + ", '" + status + "', timestamp '"
                + TIME.format(asked.start()) + "', timestamp '" + TIME.format(entry.end()) + "', cast("
                + Duration.between(asked.start(), entry.end()).toNanos() / 1000 + " as bigint), " + text(entry.error())
                + ", cast(" + entry.rows() + " as bigint), " + Text.quote(asked.text()) + ", " + other + ")";
    }

    private static String text(@Nullable String value) {
        return value == null ? "cast(null as varchar)" : Text.quote(value);
    }
}
