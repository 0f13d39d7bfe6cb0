package dev.larder.cli.status;

import dev.larder.cli.environment.AlarmSentences;
import dev.standin.aws.local.FiringAlarm;
import java.time.Instant;

/** An alarm: what happened, since when it is on, what to do first, and where that is described. */
record AlarmOn(String name, Instant since, String what, String remedy, String runbook) {
    static AlarmOn of(FiringAlarm alarm) {
        AlarmSentences text = AlarmSentences.of(alarm.description());
        return new AlarmOn(alarm.name(), alarm.since(), text.what(), text.remedy(), text.runbook());
    }
}
