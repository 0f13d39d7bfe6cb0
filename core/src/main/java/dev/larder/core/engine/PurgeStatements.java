package dev.larder.core.engine;

import dev.larder.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes away what no kept release names: what is said in {@code ops} of releases before the oldest kept one, and the rows in {@code raw} of
 * deliveries that are in force in none of the kept ones, nor in the run. The lake keeps them for ever, so a run that needs such a delivery again loads it again.
 * Everything may be repeated.
 */
public final class PurgeStatements {
    /** The most deliveries that are taken away at a time. */
    public static final int MOST_DELIVERIES = 20_000;

    /** Those of one batch; keeps every statement far below 100 KB. */
    private static final int TOGETHER = 500;

    private PurgeStatements() {}

    /**
     * Forgets releases. Of changes of the mapping until the oldest kept one only those stay that are still in force there, as the last time when
     * they came.
     *
     * @param oldest number of the oldest kept release
     */
    public static Batch forget(String run, long oldest) {
        return Batch.of(
                "keep releases from " + oldest,
                Fence.checked(
                        run,
                        List.of(
                                """
                        delete from ops.mapping_change
                        using (
                            select feed, period, delivery_id, max(release) as last_release, sum(side) as sides
                            from ops.mapping_change
                            where release <= %1$d
                            group by feed, period, delivery_id
                            having count(*) > 1
                        ) as former
                        where mapping_change.feed = former.feed
                            and mapping_change.period = former.period
                            and mapping_change.delivery_id = former.delivery_id
                            and mapping_change.release <= %1$d
                            and (former.sides = 0 or mapping_change.release < former.last_release)\
                        """.formatted(oldest),
                                "delete from ops.aside where release < " + oldest,
                                "delete from ops.release where release < " + oldest)));
    }

    /**
     * Ids of loaded deliveries that neither a kept release nor the run names. None as long as the database does not know what the oldest kept
     * release had: then it was made anew after it.
     */
    public static Query unnamed(long oldest) {
        return Query.of("deliveries that no kept release names", """
                select loaded.delivery_id
                from ops.loaded_delivery as loaded
                left join (
                    select distinct delivery_id
                    from ops.mapping_change
                ) as named
                    on named.delivery_id = loaded.delivery_id
                cross join (
                    select min(release) as oldest_known
                    from ops.mapping_change
                ) as reach
                where named.delivery_id is null
                    and reach.oldest_known <= %d
                order by loaded.delivery_id
                limit %d\
                """.formatted(oldest, MOST_DELIVERIES));
    }

    /**
     * Takes these deliveries out of {@code raw} and the ledger: out of the ledger first, so that a delivery of which only some rows are gone is
     * loaded whole again. Rows of feeds that the plan has no more stay.
     */
    public static List<Batch> rows(String run, Plan plan, Collection<String> deliveries) {
        List<String> all = List.copyOf(deliveries);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            batches.addAll(some(run, plan, all.subList(from, Math.min(from + TOGETHER, all.size()))));
        }
        return batches;
    }

    private static List<Batch> some(String run, Plan plan, List<String> deliveries) {
        String ids = deliveries.stream().map(Literals::text).collect(Collectors.joining(", ", " in (", ")"));
        List<String> statements = new ArrayList<>(List.of(
                "delete from ops.loaded_delivery where delivery_id" + ids,
                "delete from ops.landed_delivery where delivery_id" + ids));
        for (Plan.Feed feed : plan.feeds()) {
            statements.add("delete from " + Relations.RAW + "." + feed.table() + " where _delivery_id" + ids);
            if (feed.keepsRejects()) {
                statements.add("delete from " + Relations.RAW + "." + feed.rejectTable() + " where _delivery_id" + ids);
            }
        }
        List<Batch> batches = new ArrayList<>();
        int room = Batch.MOST_STATEMENTS - Fence.CHECK_STATEMENTS;
        for (int from = 0; from < statements.size(); from += room) {
            batches.add(Batch.of(
                    "purge delivery " + deliveries.getFirst() + " and those with it, from statement " + from,
                    Fence.checked(run, statements.subList(from, Math.min(from + room, statements.size())))));
        }
        return batches;
    }
}
