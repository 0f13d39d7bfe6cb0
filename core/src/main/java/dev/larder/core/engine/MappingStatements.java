package dev.larder.core.engine;

import dev.larder.core.contract.FeedId;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes mappings. {@code ops.mapping_change} has what came into force ({@code side} 1) and went out of it (-1) with each release, so it grows by
 * what changes; a row is in force in a release if its sides until then add up to 1. {@code ops.mapping} has the mapping of one run, the one that
 * holds the fence, and is made from it. What a run changes has the number of the release that it would make, and counts for nothing, and is taken
 * away by the next run, unless that release is made.
 */
public final class MappingStatements {
    /** The most rows of one insert: about 55 KB. */
    private static final int ROWS = 400;

    private static final int HEX = 16;
    private static final int DIGITS = 8;
    private static final String SUM =
            "coalesce(cast(sum(cast(strtol(substring(md5(feed || '/' || period || '/' || delivery_id), 1, " + DIGITS
                    + "), " + HEX + ") as decimal(38,0))) as varchar(40)), '0')";
    private static final String IN_FORCE = """
            select feed, period, delivery_id
            from ops.mapping_change%s
            group by feed, period, delivery_id
            having sum(side) > 0\
            """;

    private MappingStatements() {}

    /**
     * A run's mapping in the place of the live release's.
     *
     * @param live number of the live release; the batch fails if it is another one by then, see {@link #isOvertaken}
     * @param before the live release's mapping
     * @param next the run's
     * @param isKept whether {@link #kept} was that of {@code before}; otherwise the database knows nothing of it, or of something else, and all of
     *     it is written
     */
    public record Transition(long live, Mapping before, Mapping next, boolean isKept) {
        /** Into a database that knows nothing of the mapping before. */
        public static Transition first(long live, Mapping next) {
            return new Transition(live, Mapping.EMPTY, next, false);
        }
    }

    /**
     * What tells one mapping from another: rows, and the sum of 32 bits of each row's MD5 as a decimal number, which does not depend on order.
     */
    public record Content(long rows, String sum) {
        /** That of a mapping. */
        public static Content of(Mapping mapping) {
            long rows = 0;
            long sum = 0;
            MessageDigest md5 = md5();
            for (String row : texts(mapping)) {
                rows++;
                md5.update(row.getBytes(StandardCharsets.UTF_8));
                sum += Integer.toUnsignedLong(ByteBuffer.wrap(md5.digest()).getInt());
            }
            return new Content(rows, String.valueOf(sum));
        }
    }

    /** The {@link Content} of the live release's mapping, as the database has it: {@code row_count, content_sum}. */
    public static Query kept() {
        return Query.of(
                "mapping of the live release",
                "select count(*) as row_count, " + SUM + " as content_sum\nfrom (\n"
                        + IN_FORCE.formatted(
                                        "\nwhere release <= (select max(live.release) from ops.live_release as live)")
                                .indent(4)
                        + ") as in_force");
    }

    /** Whether a batch failed since another release is live than the one that was compared. */
    public static boolean isOvertaken(String error) {
        return error.contains(OpsTables.LIVE);
    }

    /** The first statements, of the batch that takes the fence. */
    static List<String> begin(Transition transition) {
        return List.of(
                OpsTables.guard(
                        OpsTables.LIVE, "count(*) = 1", "ops.live_release where release = " + transition.live()),
                transition.isKept()
                        ? "delete from ops.mapping_change where release > " + transition.live()
                        : "delete from ops.mapping_change");
    }

    /** What the run changes; in any number of batches. */
    static List<String> changes(Transition transition) {
        List<String> rows = new ArrayList<>();
        if (!transition.isKept()) {
            rows.addAll(rows(transition.live(), transition.before(), Mapping.EMPTY, 1));
        }
        rows.addAll(rows(transition.live() + 1, transition.before(), transition.next(), -1));
        rows.addAll(rows(transition.live() + 1, transition.next(), transition.before(), 1));
        List<String> inserts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            inserts.add("insert into ops.mapping_change (release, feed, period, delivery_id, side) values\n"
                    + String.join(",\n", rows.subList(from, Math.min(from + ROWS, rows.size()))));
        }
        return inserts;
    }

    /** The last statements, which belong into one batch: what is in force, and the proof that it is the run's mapping. */
    static List<String> end(String run, Mapping next) {
        Content content = Content.of(next);
        return List.of(
                "delete from ops.mapping",
                "insert into ops.mapping (run, feed, period, delivery_id)\nselect " + Fence.literal(run)
                        + ", feed, period, delivery_id\nfrom (\n"
                        + IN_FORCE.formatted("").indent(4) + ") as in_force",
                OpsTables.guard(
                        OpsTables.MAPPING,
                        "count(*) = " + content.rows() + " and " + SUM + " = " + Literals.text(content.sum()),
                        "ops.mapping where run = " + Fence.literal(run)));
    }

    /** Rows that one mapping has and the other has not. */
    private static List<String> rows(long release, Mapping mapping, Mapping other, int side) {
        List<String> rows = new ArrayList<>();
        mapping.differing(other)
                .forEach((feed, periods) -> periods.forEach(period -> {
                    SortedSet<String> only = new TreeSet<>(mapping.of(feed, period));
                    only.removeAll(Set.copyOf(other.of(feed, period)));
                    only.forEach(id -> rows.add(row(release, feed, period, id) + side + ")"));
                }));
        return rows;
    }

    private static String row(long release, FeedId feed, Period period, String delivery) {
        return "(" + release + ", " + Literals.text(feed.toString()) + ", " + Literals.text(period.text()) + ", "
                + Literals.text(delivery) + ", ";
    }

    private static List<String> texts(Mapping mapping) {
        List<String> texts = new ArrayList<>();
        mapping.inForce().forEach((feed, periods) -> {
            String name = feed.toString();
            periods.forEach(
                    (period, ids) -> Set.copyOf(ids).forEach(id -> texts.add(name + "/" + period.text() + "/" + id)));
        });
        return texts;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
