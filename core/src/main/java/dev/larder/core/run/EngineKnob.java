package dev.larder.core.run;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Knobs that the engine itself reads. A project that declares none of them has what stands here. */
public enum EngineKnob {
    /** How many trials a blocked run makes at most to find the culprit. */
    MOST_TRIALS("most_trials", 8, 0, 50),
    /** How many seconds no further delivery may have come before a run begins; with 0 each delivery begins one. */
    BATCH_QUIET("batch_quiet_seconds", 10, 0, 900),
    /** After how many seconds a run begins although deliveries keep coming. */
    BATCH_LONGEST("batch_longest_seconds", 120, 0, 3_600),
    /** How many of the newest releases keep their rows in the database. */
    KEPT_RELEASES("kept_releases", 400, 2, 100_000);

    private final String knob;
    private final int usual;
    private final int lowest;
    private final int highest;

    EngineKnob(String knob, int usual, int lowest, int highest) {
        this.knob = knob;
        this.usual = usual;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Its name in {@code knobs.yaml}. */
    public String knob() {
        return knob;
    }

    /** The knob of this name; empty if the engine reads none. */
    public static Optional<EngineKnob> of(String knob) {
        return Arrays.stream(values()).filter(each -> each.knob.equals(knob)).findFirst();
    }

    /** The least that it may be. */
    public int lowest() {
        return lowest;
    }

    /** The most that it may be. */
    public int highest() {
        return highest;
    }

    /** Whether a text is a value that it may have. */
    public boolean allows(String value) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= lowest && Integer.parseInt(value) <= highest;
    }

    /** Its value among those of a run; what an older compiler let pass is brought within the range, or is the usual one. */
    public int value(Map<String, String> knobs) {
        String value = knobs.getOrDefault(knob, "");
        return value.matches("-?[0-9]{1,9}") ? Math.clamp(Integer.parseInt(value), lowest, highest) : usual;
    }
}
