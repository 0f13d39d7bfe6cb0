package dev.larder.cli.status;

import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Waiver;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.List;

/** A waiver that is not over; {@code most} is the largest deviation that it covers. */
record Waived(String test, List<String> deliveries, String most, Instant until, String by, Instant at, String why) {
    /** Copies the list. */
    Waived {
        deliveries = List.copyOf(deliveries);
    }

    static List<Waived> of(Environment environment, Decisions decisions) {
        Instant now = environment.clock().instant();
        return decisions.waivers().stream()
                .filter(waiver -> now.isBefore(waiver.what().until()))
                .map(Waived::of)
                .toList();
    }

    private static Waived of(Waiver waiver) {
        return new Waived(
                waiver.what().test(),
                List.copyOf(waiver.what().deliveries()),
                waiver.what().most().text(),
                waiver.what().until(),
                waiver.decided().person(),
                waiver.decided().at(),
                waiver.decided().why());
    }
}
