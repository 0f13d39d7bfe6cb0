package dev.larder.functions.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.larder.core.JsonNamed;

/** How a run ended. */
public enum RunVerdict implements JsonNamed {
    /** The run made a release. */
    PUBLISHED("published"),
    /** A data test or a mistake stopped the run; the star stays as it was. */
    BLOCKED("blocked"),
    /** The run would publish, and people must agree first. */
    WAITING("waiting"),
    /** The run could not be carried out. */
    FAILED("failed");

    private final String jsonName;

    RunVerdict(String jsonName) {
        this.jsonName = jsonName;
    }

    @JsonCreator
    static RunVerdict of(String jsonName) {
        return JsonNamed.of(RunVerdict.class, "verdict of a run", jsonName);
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
