package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.DateSpellings;
import dev.standin.redshift.sql.internal.expression.Literals;
import dev.standin.redshift.sql.scope.Bound;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Time zones, and {@code timestamptz} values, which are kept as timestamps in UTC; the session's zone is always UTC.
 *
 * <p>Sources: r_AT_TIME_ZONE.html, r_TIMEZONE.html, CONVERT_TIMEZONE.html, r_Datetime_types.html. What becomes of a local time that a
 * clock change skips or repeats is not documented, so it is refused when it is met.
 */
public final class Zones {
    private static final String OFFSET = " ?([+-][0-9]{2}(:?[0-9]{2})?|Z|UTC)";
    private static final String MOMENT_FORM =
            Literals.DATE_FORM + "( [0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(" + OFFSET + ")?)?";

    /** The abbreviations of the pages' examples, which do not know daylight saving time. */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "EST", "-05:00", "EDT", "-04:00", "CST", "-06:00", "CDT", "-05:00", "MST", "-07:00", "MDT", "-06:00", "PST",
            "-08:00", "PDT", "-07:00");

    private Zones() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("timezone", (a, b) -> atTimeZone(a.between(2, 2)));
        rules.put("convert_timezone", (a, b) -> converted(a.between(2, 3)));
    }

    /**
     * AT TIME ZONE: turns a timestamp into the moment when clocks there show it, a moment into what clocks there show.
     */
    private static Bound atTimeZone(Arguments a) {
        String zone = a.literalText(0);
        Bound time = a.time(1);
        return time.type().kind() == Type.Kind.TIMESTAMPTZ
                ? Bound.of(shown(time.sql(), zone), Type.TIMESTAMP)
                : Bound.of(moment(time.sql(), zone), Type.TIMESTAMPTZ);
    }

    /** CONVERT_TIMEZONE; without a source zone, the timestamp is in UTC. */
    private static Bound converted(Arguments a) {
        int last = a.count() - 1;
        String source = last == 1 ? "UTC" : a.literalText(0);
        return Bound.of(shown(moment(a.time(last).sql(), source), a.literalText(last - 1)), Type.TIMESTAMP);
    }

    private static String moment(String sql, String zone) {
        ZoneId known = zone(zone);
        return known instanceof ZoneOffset offset
                ? later(sql, -offset.getTotalSeconds())
                : Macros.call("moment_of", "CAST(" + sql + " AS TIMESTAMP)", Text.quote(known.getId()));
    }

    private static String shown(String sql, String zone) {
        ZoneId known = zone(zone);
        return known instanceof ZoneOffset offset
                ? later(sql, offset.getTotalSeconds())
                : Macros.call("shown_in", sql, Text.quote(known.getId()));
    }

    private static String later(String sql, int seconds) {
        return "(CAST(" + sql + " AS TIMESTAMP) + to_seconds(" + seconds + "))";
    }

    private static ZoneId zone(String name) {
        if (name.equals("UTC") || name.equals("GMT")) {
            return ZoneOffset.UTC;
        }
        if (ABBREVIATIONS.containsKey(name)) {
            return ZoneOffset.of(ABBREVIATIONS.get(name));
        }
        if (!name.contains("/") || !ZoneId.getAvailableZoneIds().contains(name)) {
            throw new Refusal(
                    "the time zone '" + name + "'; use a name of the IANA database, such as 'Europe/Rome', or 'UTC'");
        }
        return ZoneId.of(name);
    }

    /** A literal as a moment; without an offset it is in UTC. */
    public static Bound literal(String value) {
        String text = DateSpellings.plain(value);
        if (!text.matches(MOMENT_FORM)) {
            throw new Refusal("the text \"" + value + "\" as " + Type.TIMESTAMPTZ.shown());
        }
        int end = text.length() > 10 ? text.replaceFirst(OFFSET + "$", "").length() : text.length();
        LocalDateTime local = Literals.time(text.substring(0, end));
        try {
            LocalDateTime utc = OffsetDateTime.of(
                            local, offset(text.substring(end).strip()))
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
            return Bound.of("TIMESTAMP '" + utc.toString().replace('T', ' ') + "'", Type.TIMESTAMPTZ);
        } catch (DateTimeException e) {
            throw new SqlError("time zone displacement out of range: \"" + value + "\"");
        }
    }

    private static ZoneOffset offset(String text) {
        return text.isEmpty() || text.equals("Z") || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    /** The text of a column or an expression as a moment. */
    public static String read(String sql) {
        return "timezone('UTC', CAST(" + Macros.call("checked", sql, Text.quote(MOMENT_FORM)) + " AS TIMESTAMPTZ))";
    }
}
