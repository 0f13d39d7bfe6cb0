package dev.larder.functions.gate;

import dev.larder.core.engine.refused.RefusedValue;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.Plan;
import dev.larder.core.verdict.UnusableMeasure;
import dev.larder.functions.Lake;
import dev.larder.functions.mistake.Diagnosis;
import dev.larder.functions.mistake.Refused;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.statement.Statements;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A data test whose select is refused for a value: it can judge nothing, so it blocks, whatever its severity. */
record RefusedTest(Lake lake, RunFolder folder, Gate gate) {
    boolean isKnown() {
        return lake.find(key(), Refused.class).isPresent();
    }

    /**
     * Remembers the refused test; throws the failure again, naming the test's file if known, if it is not about a
     * value.
     */
    void remember(List<GateTest> tests, SortedMap<String, String> knobs, StatementFailed failed) {
        GateTest test = tests.stream()
                .filter(each -> each.query(knobs).sql().equals(failed.statement()))
                .findFirst()
                .orElseThrow(() -> failed);
        if (RefusedValue.of(failed.error()).isEmpty()) {
            throw new StatementFailed(test.file(), failed.statement(), failed.error());
        }
        lake.put(key(), new Refused(test.test().name(), failed.error()));
    }

    /** Continues to look into what was refused. */
    Progress look(Plan plan, List<GateTest> tests, Statements statements) {
        Refused refused = lake.get(key(), Refused.class);
        RefusedValue value = RefusedValue.of(refused.error()).orElseThrow();
        GateTest test = tests.stream()
                .filter(each -> each.test().name().equals(refused.of()))
                .findFirst()
                .orElseThrow();
        Optional<Mistake> mistake = new Diagnosis(plan, statements).of(test.test(), value);
        mistake.ifPresent(found -> lake.put(folder.mistake(), found));
        return mistake.isPresent() ? Progress.BLOCKED : Progress.RUNNING;
    }

    /** The mistake of a test that measures nothing that could be compared. */
    static Mistake mistake(UnusableMeasure unusable) {
        return new Mistake(
                unusable.test().file(),
                null,
                String.valueOf(unusable.getMessage()),
                unusable.test().owner(),
                unusable.advice(),
                0,
                List.of(),
                List.of());
    }

    private String key() {
        return folder.refused("test-" + gate.word());
    }
}
