package dev.larder.functions.report;

import static dev.larder.functions.memory.PlannedRun.change;

import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.GateResults.Result;
import dev.larder.functions.run.RunOrder.Newcomer;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run of which write-report writes the papers. */
abstract class WrittenReport {
    final Furnished furnished =
            new Furnished(SmallProject.plan()).delivered("a", "2026-03-01").delivered("b", "2026-03-02");
    final Lake lake = furnished.environment().lake();
    final PlannedRun run = new PlannedRun(furnished);

    WrittenReport() {
        for (Gate gate : Gate.values()) {
            run.found(gate);
        }
        run.diff(change("dim_shop", 0, 0), change("fct_sale", 1234, 5));
    }

    static List<Newcomer> newcomers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Newcomer("n" + i, "k" + i, Instant.EPOCH, null, List.of()))
                .toList();
    }

    static Result result(String name, boolean passed, Severity severity, @Nullable String measured) {
        SortedMap<String, BigDecimal> measures =
                measured == null ? new TreeMap<>() : new TreeMap<>(Map.of("", new BigDecimal(measured)));
        TestVerdict verdict = new TestVerdict(name, passed, severity, "About " + name, passed ? 0 : 1500, measures);
        List<List<@Nullable String>> sample = passed ? List.of() : List.of(Arrays.asList("north", null));
        return new Result(
                verdict,
                "owner of " + name,
                "select '" + name + "'",
                passed ? List.of() : List.of("shop", "n"),
                sample,
                List.of(),
                null);
    }

    RunVerdict call(RunVerdict verdict) {
        return call(run, verdict);
    }

    RunVerdict call(PlannedRun of, RunVerdict verdict) {
        return new WriteReport(furnished.environment())
                .step(new WriteReport.Request(of.run(), verdict))
                .verdict();
    }

    RunRecord record() {
        return lake.get(run.folder().end(), RunRecord.class);
    }

    String html() {
        return html(run);
    }

    String html(PlannedRun of) {
        return new String(lake.objects().read(of.folder().report()).orElseThrow(), StandardCharsets.UTF_8);
    }

    String report() {
        return visible(html());
    }

    String report(PlannedRun of, RunVerdict verdict) {
        call(of, verdict);
        return visible(html(of));
    }

    /** What a reader sees, with a bar between elements. */
    static String visible(String html) {
        return html.replaceAll("\\n?<[^>]*>\\n?", "|")
                .replaceAll("\\|+", "|")
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
    }
}
