package dev.larder.functions.report;

import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.Aside;
import dev.larder.functions.Lake;
import dev.larder.functions.run.Culprit;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.RunFolder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run has written so far.
 *
 * @param gates results by gate, in the order of the run; gates that were not reached are absent
 * @param mistake empty if none blocked the run
 * @param taken empty if the run did not get as far as the diff
 * @param culprit what was found about what blocks it; empty if nothing did, or nobody has looked yet
 */
record RunPapers(
        Map<Gate, GateResults> gates, Optional<Mistake> mistake, Optional<Diff> taken, Optional<Culprit> culprit) {
    static final RunPapers NONE = new RunPapers(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    static RunPapers of(Lake lake, RunFolder folder) {
        Map<Gate, GateResults> gates = new EnumMap<>(Gate.class);
        for (Gate gate : Gate.values()) {
            Optional<GateResults> results = lake.find(folder.tests(gate), GateResults.class);
            results.ifPresent(found -> gates.put(gate, found));
        }
        return new RunPapers(
                gates,
                lake.find(folder.mistake(), Mistake.class),
                lake.find(folder.diff(), Diff.class),
                lake.find(folder.culprit(), Culprit.class));
    }

    /** What stands aside although there was nothing else to publish. */
    List<Aside> stands() {
        return culprit.map(Culprit::aside).orElse(List.of());
    }

    /** What the run changes, as far as it is known. */
    Diff diff() {
        return taken.orElse(Diff.NOTHING);
    }

    /** Whether a test that blocks depends on more of the live release than its own measures. */
    boolean isBlockedByMoreThanMeasures() {
        return results().anyMatch(result -> result.verdict().blocks() && result.release() != null);
    }

    Stream<GateResults.Result> results() {
        return gates.values().stream().flatMap(gate -> gate.results().stream());
    }
}
