package dev.larder.compiler;

import dev.larder.compiler.Header.Entry;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.DataTest.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header of a data test. */
final class TestHeader {
    private static final Pattern TOLERANCE =
            Pattern.compile("(?:(\\d+(?:\\.\\d+)?)\\s*%)?(?:\\s*,\\s*)?(?:(\\d+(?:\\.\\d+)?)\\s+absolute)?");

    private TestHeader() {}

    /** The test of a file, or null if its header is refused. */
    static @Nullable DataTest read(Draft draft, List<String> knobs, Problems.In problems) {
        Header header = draft.file().header();
        String gate = header.choice("gate", List.of("input", "logic", "output"), problems);
        String severity = header.choice("severity", List.of("info", "warn", "block"), problems);
        Entry owner = header.required("owner", "<team>", problems);
        Entry tolerance = header.entries().get("tolerance");
        Tolerance read = tolerance == null ? null : tolerance(tolerance, problems);
        if (gate == null || severity == null || owner == null || (tolerance != null && read == null)) {
            return null;
        }
        return new DataTest(
                draft.file().name(),
                header.description(),
                Gate.valueOf(gate.toUpperCase(Locale.ROOT)),
                Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                owner.value(),
                draft.authored(),
                read,
                draft.inputs(),
                knobs);
    }

    private static @Nullable Tolerance tolerance(Entry entry, Problems.In problems) {
        Matcher form = TOLERANCE.matcher(entry.value());
        if (!form.matches() || (form.group(1) == null && form.group(2) == null)) {
            problems.add(
                    Code.L003,
                    entry.place(),
                    "\"20 %\", \"5 absolute\" or \"20 %, 50 absolute\"",
                    "\"" + entry.value() + "\"");
            return null;
        }
        return new Tolerance(decimal(form.group(1)), decimal(form.group(2)));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
