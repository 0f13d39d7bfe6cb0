package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Until;
import dev.larder.core.contract.Spelling;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.plan.Knob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A knob of the project with the value that it shall have. */
record KnobTurn(Deciding deciding, Knob knob, String value) {
    /** Reads {@code KNOB=VALUE}; throws {@link CommandFailure} if the project has no such knob, or does not allow the value. */
    static KnobTurn of(Deciding deciding, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw CommandFailure.usage(
                    "\"" + assignment + "\": expected KNOB=VALUE", "larder knobs list names the knobs");
        }
        Knob knob = named(deciding, assignment.substring(0, equals));
        String value = assignment.substring(equals + 1);
        knob.problem(value).ifPresent(problem -> {
            throw CommandFailure.usage(
                    "knob " + knob.name() + ": expected " + problem + ", found \"" + value + "\"", null);
        });
        return new KnobTurn(deciding, knob, value);
    }

    /** As somebody asks to see it. */
    Decision.Preview preview() {
        return new Decision.Preview(knob.name(), value);
    }

    /** Turns it. */
    Taken set(@Nullable String until, String why) {
        Instant now = deciding.environment().clock().instant();
        Instant end = until == null ? null : Until.of(until, now);
        Decision.SetKnob set = new Decision.SetKnob(knob.name(), value, end);
        Optional<Decided> before = deciding.decisions().knob(knob.name(), now);
        if (before.filter(each -> each.what().equals(set)).isPresent()) {
            deciding.again(set);
            return new Taken(
                    "knob " + knob.name() + " is " + value + " already, since " + Deciding.since(before.get()), true);
        }
        deciding.take(why, set);
        return new Taken(
                "knob " + knob.name() + " is " + value + (end == null ? "" : " until " + end) + ", the project says "
                        + knob.value(),
                true);
    }

    /** Gives it the project's value again. */
    static Taken unset(Deciding deciding, String name, String why) {
        Knob knob = named(deciding, name);
        Decision unset = new Decision.UnsetKnob(name);
        Instant now = deciding.environment().clock().instant();
        if (deciding.decisions().knob(name, now).isEmpty()) {
            deciding.again(unset);
            return new Taken("knob " + name + " is " + knob.value() + ", as the project says", false);
        }
        deciding.take(why, unset);
        return new Taken("knob " + name + " is " + knob.value() + " again, as the project says", true);
    }

    private static Knob named(Deciding deciding, String name) {
        List<Knob> knobs = deciding.environment().plan().knobs();
        return knobs.stream()
                .filter(knob -> knob.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "no knob " + name,
                        Spelling.nearest(name, knobs.stream().map(Knob::name).toList())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("larder knobs list names the knobs")));
    }
}
