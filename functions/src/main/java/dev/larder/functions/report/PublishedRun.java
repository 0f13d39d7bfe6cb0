package dev.larder.functions.report;

import dev.larder.core.engine.PublishStatements;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run that made a release and whose execution then ended badly, before it could tell so or while it did. It is told as published by whoever knows first: {@code
 * report-failure} by the journal of its publish, {@code plan-run} by the release that is live.
 */
public record PublishedRun(Environment environment, RunFolder folder) {
    /** How a journal is asked about the batch of a step. */
    @FunctionalInterface
    interface Asked {
        boolean committed(Environment environment, RunFolder run, String step, String batch);
    }

    /** The run or the last of its trials, if one of them has published. */
    static Optional<PublishedRun> find(Environment environment, RunFolder newest, Asked asked) {
        Lake lake = environment.lake();
        return IntStream.iterate(newest.trial(), trial -> trial >= 0, trial -> trial - 1)
                .mapToObj(newest::ofTrial)
                .filter(folder -> lake.find(folder.order(), RunOrder.class)
                        .filter(order -> asked.committed(
                                environment, folder, "publish", PublishStatements.name(order.release())))
                        .isPresent())
                .findFirst()
                .map(folder -> new PublishedRun(environment, folder));
    }

    /** Sees to it that the run which made the live release is told as having published, once it is over. */
    public static void settle(Environment environment, Release live) {
        if (live.run().isEmpty()) {
            return;
        }
        RunFolder folder = RunFolder.of(live.run());
        Lake lake = environment.lake();
        Optional<RunRecord> told = lake.find(folder.end(), RunRecord.class);
        if (!told.filter(PublishedRun::isPublished).isPresent()
                && lake.find(folder.order(), RunOrder.class)
                        .filter(order -> order.release() == live.number())
                        .isPresent()
                && !environment.executions().isRunning(folder.execution())) {
            new PublishedRun(environment, folder)
                    .tell(told.map(end -> ": " + end.sentence()).orElse(" without a word."));
        }
    }

    /** Whether its record says so already. */
    static boolean isTold(Lake lake, RunFolder folder) {
        return lake.find(folder.end(), RunRecord.class)
                .filter(PublishedRun::isPublished)
                .isPresent();
    }

    private static boolean isPublished(RunRecord end) {
        return end.verdict() == RunVerdict.PUBLISHED;
    }

    /**
     * Tells that it published.
     *
     * @param how its execution ended: the rest of a sentence
     */
    void tell(String how) {
        RunEnd.of(environment, folder, RunVerdict.PUBLISHED)
                .tell(List.of(), " After it had published, its execution ended" + how);
    }
}
