package dev.larder.core.wiring;

/**
 * What a person reads who is called at night.
 *
 * @param what has happened
 * @param since over which time it was measured
 * @param effect for those who read the warehouse or send files
 * @param remedy what to do first
 * @param runbook anchor of a heading in {@code docs/operator.md}
 */
public record AlarmText(String what, String since, String effect, String remedy, String runbook) {

    /** The description of the alarm, one sentence a line. */
    public String description() {
        return "What: %s\nSince: %s\nEffect: %s\nDo: %s\nRunbook: docs/operator.md#%s"
                .formatted(what, since, effect, remedy, runbook);
    }
}
