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
            AlarmSentences text = AlarmSentences.of(alarm.description());
            line.accept("alarm %s: %s (%s)".formatted(alarm.name(), text.what(), text.runbook()));
        } else if (on.remove(alarm.name())) {
            line.accept("alarm %s is over".formatted(alarm.name()));
        }
    }
}
