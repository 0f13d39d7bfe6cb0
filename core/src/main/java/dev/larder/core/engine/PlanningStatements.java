package dev.larder.core.engine;

import dev.larder.core.engine.MappingStatements.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Takes the fence for a run and writes its mapping and knobs, which decide what {@code current} and {@code ops.knob} show. */
public final class PlanningStatements {
    /** Without the check of the fence. */
    private static final int ROOM = Batch.MOST_STATEMENTS - Fence.CHECK_STATEMENTS;

    /** The most rows of one insert: about 60 KB. */
    private static final int ROWS = 400;

    private PlanningStatements() {}

    /** The batches, in this order; the first takes the fence. Repeated from the first on, they give the same rows. */
    public static List<Batch> batches(Fence.Takeover takeover, Transition transition, SortedMap<String, String> knobs) {
        String run = takeover.next();
        List<String> statements = new ArrayList<>(takeover.statements());
        statements.addAll(MappingStatements.begin(transition));
        // rows of runs that became releases stay: they are what a release consists of
        statements.add("delete from ops.knob_of_run where run = " + Fence.literal(run)
                + " or run not in (select kept.run from ops.release as kept)");
        statements.addAll(inserts(knobRows(run, knobs)));
        statements.addAll(MappingStatements.changes(transition));
        List<String> end = MappingStatements.end(run, transition.next());
        List<Batch> batches = new ArrayList<>();
        int first = Math.min(Batch.MOST_STATEMENTS, statements.size());
        List<String> begin = new ArrayList<>(statements.subList(0, first));
        if (first == statements.size() && first + end.size() <= Batch.MOST_STATEMENTS) {
            begin.addAll(end);
            return List.of(Batch.of("plan the run", begin));
        }
        batches.add(Batch.of("plan the run", begin));
        for (int from = first; from < statements.size(); from += ROOM) {
            List<String> more = statements.subList(from, Math.min(from + ROOM, statements.size()));
            batches.add(Batch.of("plan the run, mapping from statement " + from, Fence.checked(run, more)));
        }
        batches.add(Batch.of("plan the run, what is in force", Fence.checked(run, end)));
        return List.copyOf(batches);
    }

    private static List<String> knobRows(String run, Map<String, String> knobs) {
        return knobs.entrySet().stream()
                .map(knob -> "(" + Fence.literal(run) + ", " + Literals.text(knob.getKey()) + ", "
                        + Literals.text(knob.getValue()) + ")")
                .toList();
    }

    private static List<String> inserts(List<String> rows) {
        List<String> inserts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            inserts.add("insert into ops.knob_of_run (run, name, value) values\n"
                    + String.join(",\n", rows.subList(from, Math.min(from + ROWS, rows.size()))));
        }
        return inserts;
    }
}
