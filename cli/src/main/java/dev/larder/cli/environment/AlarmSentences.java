package dev.larder.cli.environment;

import dev.larder.core.wiring.AlarmText;

/** The sentences of an alarm's description, as {@link AlarmText#description} writes them; empty where it has no such line. */
public record AlarmSentences(String what, String remedy, String runbook) {
    /** Of the description. */
    public static AlarmSentences of(String description) {
        return new AlarmSentences(
                sentence(description, "What: "), sentence(description, "Do: "), sentence(description, "Runbook: "));
    }

    private static String sentence(String description, String label) {
        return description
                .lines()
                .filter(each -> each.startsWith(label))
                .map(each -> each.substring(label.length()))
                .findFirst()
                .orElse("");
    }
}
