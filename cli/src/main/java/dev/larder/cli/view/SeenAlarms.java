package dev.larder.cli.view;

import dev.standin.aws.local.FiringAlarm;
import java.util.List;
import java.util.Optional;

/**
 * The alarms that are on, as far as whoever asks may see them.
 *
 * @param on in the order in which the wiring has them; if nobody runs a local environment, those that were on when somebody last did
 * @param elsewhere why they are not seen, and where they are; empty if they are
 */
public record SeenAlarms(List<FiringAlarm> on, Optional<String> elsewhere) {
    /** Copies the list. */
    public SeenAlarms {
        on = List.copyOf(on);
    }

    /** These are all. */
    public static SeenAlarms all(List<FiringAlarm> on) {
        return new SeenAlarms(on, Optional.empty());
    }

    /** None is seen, since, and but where, the sentence says. */
    public static SeenAlarms elsewhere(String sentence) {
        return new SeenAlarms(List.of(), Optional.of(sentence));
    }
}
