package dev.larder.cli.environment;

import dev.standin.aws.cloudwatch.Alarm;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.cloudwatch.State;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Says in a line that an alarm began, or that it is over; its first look at healthy data is no news. One thread at a time. */
final class AlarmNews {
    private final Consumer<String> line;
    private final Set<String> on = new HashSet<>();

    AlarmNews(Consumer<String> line) {
        this.line = line;
    }

    void changed(Standing standing) {
        Alarm alarm = standing.alarm();
        if (standing.state() == State.ALARM) {
            on.add(alarm.name());
            line.accept("alarm %s: %s (%s)"
                    .formatted(alarm.name(), sentence(alarm, "What: "), sentence(alarm, "Runbook: ")));
        } else if (on.remove(alarm.name())) {
            line.accept("alarm %s is over".formatted(alarm.name()));
        }
    }

    private static String sentence(Alarm alarm, String label) {
        return alarm.description()
                .lines()
                .filter(each -> each.startsWith(label))
                .map(each -> each.substring(label.length()))
                .findFirst()
                .orElse("");
    }
}
