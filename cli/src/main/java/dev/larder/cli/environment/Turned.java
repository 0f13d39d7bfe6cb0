package dev.larder.cli.environment;

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
        decisions.all().stream()
                .filter(each -> each.what() instanceof Decision.SetKnob)
                .forEach(each -> names.add(each.what().about()));
        List<Turned> turned = new ArrayList<>();
        names.forEach(name -> decisions.knob(name, now).map(Turned::of).ifPresent(turned::add));
        return turned;
    }

    private static Turned of(Decided decided) {
        Decision.SetKnob set = (Decision.SetKnob) decided.what();
        return new Turned(set.knob(), set.value(), decided.person(), decided.at(), set.until(), decided.why());
    }
}
