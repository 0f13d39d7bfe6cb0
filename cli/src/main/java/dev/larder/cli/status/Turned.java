package dev.larder.cli.status;

import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A knob that somebody turned in an environment; {@code until} is null if that is for good. */
record Turned(
        String knob,
        String value,
        String by,
        Instant at,
        @Nullable Instant until,
        String why) {
    static List<Turned> of(Environment environment, Decisions decisions) {
        Instant now = environment.clock().instant();
        Set<String> names = new TreeSet<>();
        for (Decided each : decisions.all()) {
            if (each.what() instanceof Decision.SetKnob set) {
                names.add(set.knob());
            }
            if (each.what() instanceof Decision.RollBack rollback) {
                names.addAll(rollback.pins().knobs().keySet());
            }
        }
        List<Turned> turned = new ArrayList<>();
        names.forEach(
                name -> decisions.knob(name, now).map(each -> of(name, each)).ifPresent(turned::add));
        return turned;
    }

    private static Turned of(String knob, Decided decided) {
        return new Turned(
                knob,
                Decisions.value(decided, knob),
                decided.person(),
                decided.at(),
                decided.what().ends(),
                (decided.what() instanceof Decision.RollBack ? "pinned by a rollback: " : "") + decided.why());
    }
}
