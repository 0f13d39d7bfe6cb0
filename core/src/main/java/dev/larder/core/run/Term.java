package dev.larder.core.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.larder.core.JsonNamed;

/**
 * What a run is made with beside deliveries, where it differs from the live release: one of these can be the culprit as a delivery can.
 *
 * @param name the knob's, or of a waiver its test's; {@code plan} of the plan
 * @param wanted hash of the plan, value of the knob; of a waiver, when it ended
 */
public record Term(Kind kind, String name, String wanted) {
    private static final int SHORT_HASH = 12;

    /** Which of them. */
    public enum Kind implements JsonNamed {
        /** A plan was deployed, or another one pinned. */
        PLAN("plan"),
        /** A knob was turned, or its turn is over. */
        KNOB("knob"),
        /** A waiver of the live release has ended. */
        WAIVER("waiver");

        private final String jsonName;

        Kind(String jsonName) {
            this.jsonName = jsonName;
        }

        @JsonCreator
        static Kind of(String jsonName) {
            return JsonNamed.of(Kind.class, "kind of a term", jsonName);
        }

        @Override
        public String jsonName() {
            return jsonName;
        }
    }

    /** The plan of this hash. */
    public static Term plan(String hash) {
        return new Term(Kind.PLAN, "plan", hash);
    }

    /** This value of a knob. */
    public static Term knob(String name, String value) {
        return new Term(Kind.KNOB, name, value);
    }

    /** The end of the waivers of a test. */
    public static Term waiver(String test, String ended) {
        return new Term(Kind.WAIVER, test, ended);
    }

    /** Names it among units, at most 80 characters; whatever is wanted of a knob or a waiver, it is the same one. */
    @JsonIgnore
    public String id() {
        return switch (kind) {
            case PLAN -> "plan-" + shortened();
            case KNOB, WAIVER -> kind.jsonName() + "-" + name;
        };
    }

    /** For people, as the subject of a sentence. */
    @JsonIgnore
    public String place() {
        return switch (kind) {
            case PLAN -> "plan " + shortened();
            case KNOB -> "knob " + name + " = " + wanted;
            case WAIVER -> "the end of the waiver of " + name;
        };
    }

    /** What is there instead, as the end of a sentence. */
    @JsonIgnore
    public String instead() {
        return switch (kind) {
            case PLAN -> "runs go on with the live plan";
            case KNOB -> "runs go on with the live value";
            case WAIVER -> "it goes on for what is live";
        };
    }

    private String shortened() {
        return wanted.substring(0, Math.min(SHORT_HASH, wanted.length()));
    }
}
