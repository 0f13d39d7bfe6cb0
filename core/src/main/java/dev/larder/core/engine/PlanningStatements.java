package dev.larder.core.engine;

import dev.larder.core.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Takes the fence for a run and writes its mapping and knobs, which decide what {@code current} and {@code ops.knob} show. */
public final class PlanningStatements {
    /** The most rows of one insert: about 60 KB. */
    private static final int ROWS = 400;

    private PlanningStatements() {}

    /** The batches, in this order; the first takes the fence. Repeated, they give the same rows. */
    public static List<Batch> batches(Fence.Takeover takeover, Mapping mapping, SortedMap<String, String> knobs) {
        String run = takeover.next();
        List<String> statements = new ArrayList<>(takeover.statements());
        for (String table : List.of("mapping", "knob_of_run")) {
            // rows of runs that became releases stay: they are what a release consists of
            statements.add("delete from ops." + table + " where run = " + Fence.literal(run)
                    + " or run not in (select kept.run from ops.release as kept)");
        }
        statements.addAll(inserts("ops.knob_of_run (run, name, value)", knobRows(run, knobs)));
        statements.addAll(inserts("ops.mapping (run, feed, period, delivery_id)", mappingRows(run, mapping)));
        List<Batch> batches = new ArrayList<>();
        int first = Math.min(Batch.MOST_STATEMENTS, statements.size());
        batches.add(Batch.of("plan the run", statements.subList(0, first)));
        for (int from = first; from < statements.size(); from += Batch.MOST_STATEMENTS - 2) {
            List<String> more = statements.subList(from, Math.min(from + Batch.MOST_STATEMENTS - 2, statements.size()));
            batches.add(Batch.of("plan the run, mapping from statement " + from, Fence.checked(run, more)));
        }
        return List.copyOf(batches);
    }

    private static List<String> knobRows(String run, Map<String, String> knobs) {
        return knobs.entrySet().stream()
                .map(knob -> row(run, knob.getKey(), knob.getValue()))
                .toList();
    }

    private static List<String> mappingRows(String run, Mapping mapping) {
        List<String> rows = new ArrayList<>();
        mapping.inForce()
                .forEach((feed, periods) -> periods.forEach((period, deliveries) ->
                        deliveries.forEach(delivery -> rows.add(row(run, feed.toString(), period.text(), delivery)))));
        return rows;
    }

    private static String row(String run, String... values) {
        StringBuilder row = new StringBuilder("(").append(Fence.literal(run));
        for (String value : values) {
            row.append(", ").append(Literals.text(value));
        }
        return row.append(')').toString();
    }

    private static List<String> inserts(String into, List<String> rows) {
        List<String> inserts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            inserts.add("insert into " + into + " values\n"
                    + String.join(",\n", rows.subList(from, Math.min(from + ROWS, rows.size()))));
        }
        return inserts;
    }
}
