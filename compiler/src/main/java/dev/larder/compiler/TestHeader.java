package dev.larder.compiler;

import dev.larder.compiler.Header.Entry;
import dev.larder.compiler.problem.Problems;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Tolerance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header of a data test. */
final class TestHeader {
    private TestHeader() {}

    /** Whether the test is a measure, and not a select of wrong rows. */
    static boolean isMeasure(Header header) {
        return ToleranceReader.KEYS.stream().anyMatch(header.entries()::containsKey);
    }

    /** The test of a file, or null if its header is refused. */
    static @Nullable DataTest read(Draft draft, List<String> names, KnobUses knobs, Problems.In problems) {
        Header header = draft.file().header();
        String gate = header.choice("gate", List.of("input", "logic", "output"), problems);
        String severity = header.choice("severity", List.of("info", "warn", "block"), problems);
        Entry owner = header.required("owner", "<team>", problems);
        Optional<Tolerance> tolerance = new ToleranceReader(header, knobs, problems).read();
        if (gate == null || severity == null || owner == null || (isMeasure(header) && tolerance.isEmpty())) {
            return null;
        }
        return new DataTest(
                draft.file().name(),
                header.description(),
                Gate.valueOf(gate.toUpperCase(Locale.ROOT)),
                Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                owner.value(),
                draft.authored(),
                tolerance.orElse(null),
                draft.inputs(),
                names);
    }
}
