package dev.larder.functions.pull;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.larder.core.JsonNamed;

/** What {@link PlanPull} is asked. */
public enum PullStep implements JsonNamed {
    /** Which files are to be fetched next. */
    CHOOSE("choose"),
    /** Land what was fetched. */
    LAND("land"),
    /** Fail, since nothing was listed. */
    EXPLAIN("explain");

    private final String jsonName;

    PullStep(String jsonName) {
        this.jsonName = jsonName;
    }

    @JsonCreator
    static PullStep of(String jsonName) {
        return JsonNamed.of(PullStep.class, "step of a pull", jsonName);
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
