package dev.larder.functions.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.run.Aside;
import dev.larder.core.verdict.TestVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended: {@code runs/dt=<date>/<run>/run.json}.
 *
 * @param run the execution's name
 * @param sentence what happened, for people
 * @param release the release it made, or null
 * @param mistake the mistake that blocked it, or null
 * @param tests everything that was tested, gate by gate
 * @param changes what it changes in the star, table by table in the order of the plan; empty if it did not get that far
 * @param report key of the report for people
 * @param aside what stands aside since this run
 */
@InFormat(Format.RUN)
public record RunRecord(
        String run,
        String identity,
        RunVerdict verdict,
        String sentence,
        @Nullable Integer release,
        @Nullable Mistake mistake,
        List<TestVerdict> tests,
        List<ModelChange> changes,
        Instant endedAt,
        String report,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Aside> aside) {
    /** Copies the lists. */
    public RunRecord {
        tests = List.copyOf(tests);
        changes = List.copyOf(changes);
        aside = List.copyOf(Objects.requireNonNullElse(aside, List.of()));
    }

    /** A run since which nothing stands aside. */
    public RunRecord(
            String run,
            String identity,
            RunVerdict verdict,
            String sentence,
            @Nullable Integer release,
            @Nullable Mistake mistake,
            List<TestVerdict> tests,
            List<ModelChange> changes,
            Instant endedAt,
            String report) {
        this(run, identity, verdict, sentence, release, mistake, tests, changes, endedAt, report, List.of());
    }
}
