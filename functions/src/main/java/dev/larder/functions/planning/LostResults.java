package dev.larder.functions.planning;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.ResultStatements;
import dev.larder.core.engine.ResultStatements.TestedRun;
import dev.larder.core.engine.Writing;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Results of tests that a database lost when it was made anew or put back: the documents of the runs still have them. They are looked for when
 * the live release has none, and written again for the newest {@value #MOST} releases.
 */
record LostResults(Lake lake) {
    private static final int MOST = 100;

    private static final Query NEWEST = Query.of(
            "newest release with results", "select max(release) from ops.test_result where release is not null");

    private static final Query PRESENT =
            Query.of("releases with results", "select distinct release from ops.test_result where release is not null");

    /** Writes what is lost under the run's fence; false while the warehouse is still working. */
    boolean writeAgain(String run, Release live, Statements statements) {
        if (live.number() == 0) {
            return true;
        }
        Optional<Rows> newest = statements.read(NEWEST);
        if (newest.isEmpty()) {
            return false;
        }
        if (releases(newest.get()).contains(live.number())) {
            return true;
        }
        Optional<Rows> present = statements.read(PRESENT);
        return present.isPresent() && statements.execute(batches(run, live, releases(present.get())));
    }

    /** Those that are named in the first column. */
    private static Set<Integer> releases(Rows rows) {
        return rows.rows().stream()
                .map(List::getFirst)
                .filter(Objects::nonNull)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private List<Batch> batches(String run, Release live, Set<Integer> present) {
        List<Writing> writings = new ArrayList<>();
        IntStream.rangeClosed(Math.max(1, live.number() - MOST), live.number())
                .filter(number -> !present.contains(number))
                .mapToObj(number -> Releases.find(lake, number))
                .flatMap(Optional::stream)
                .filter(release -> release.contentOf() == release.number() && !release.isEmpty())
                .forEach(release -> add(release, writings));
        return Writing.batches(run, writings);
    }

    private void add(Release release, List<Writing> writings) {
        RunFolder folder = RunFolder.of(release.run());
        Optional<RunOrder> order = lake.find(folder.order(), RunOrder.class);
        for (Gate gate : Gate.values()) {
            order.flatMap(_ -> lake.find(folder.tests(gate), GateResults.class))
                    .ifPresent(results -> writings.addAll(ResultStatements.again(
                            new TestedRun(
                                    release.run(), release.number(), order.get().at()),
                            gate,
                            results.tested())));
        }
    }
}
