package dev.larder.functions.run;

import dev.larder.core.blame.ConeDigest;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Writes the record of a release from the documents of the run that made it. */
public final class ReleaseRecords {
    private ReleaseRecords() {}

    /**
     * Writes {@code releases/<n>.json} unless it is there; the warehouse must have published the run.
     *
     * @throws IllegalStateException if a document of the run, or the record of the release before it, is missing
     */
    public static Release write(Environment environment, RunFolder run) {
        Lake lake = environment.lake();
        RunOrder order = RunOrder.of(lake, run);
        Release before = Releases.get(lake, order.compared());
        Integer restores = order.restores();
        int contentOf = restores == null
                ? order.release()
                : Releases.get(lake, restores).contentOf();
        Release made = order.made(
                before,
                contentOf,
                lake.get(run.diff(), Diff.class).changes(),
                measured(lake, run),
                measures -> cones(environment, order, before, measures));
        Releases.write(lake, made, before.number());
        return made;
    }

    /** Takes the digests of what stands aside beside the mapping of a run, given the release that it is compared with. */
    public static RunOrder.Cones cones(
            Environment environment, RunOrder order, Release compared, AcceptedMeasures measures) {
        Mapping mapping = order.mapping(compared);
        ConeDigest made =
                new ConeDigest(environment.plan(order.plan()), mapping, order.knobs(), order.waivers(), measures);
        Wanted wanted = order.wanted();
        return new RunOrder.Cones(
                made,
                wanted == null
                        ? made
                        : new ConeDigest(
                                environment.plan(wanted.plan()), mapping, wanted.knobs(), wanted.waivers(), measures));
    }

    private static Map<String, SortedMap<String, BigDecimal>> measured(Lake lake, RunFolder run) {
        Map<String, SortedMap<String, BigDecimal>> measured = new HashMap<>();
        for (Gate gate : Gate.values()) {
            lake.get(run.tests(gate), GateResults.class).results().stream()
                    .map(GateResults.Result::verdict)
                    .filter(verdict -> !verdict.measures().isEmpty())
                    .forEach(verdict -> measured.put(verdict.test(), verdict.measures()));
        }
        return measured;
    }
}
