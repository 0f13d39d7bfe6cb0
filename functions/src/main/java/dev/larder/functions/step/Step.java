package dev.larder.functions.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.larder.core.JsonNamed;

/** The steps of a run that consist of statements. */
public enum Step implements JsonNamed {
    PREPARE("prepare"),
    COPY("copy"),
    BUILD("build"),
    DIFF("diff"),
    PUBLISH("publish");

    private final String jsonName;

    Step(String jsonName) {
        this.jsonName = jsonName;
    }

    @JsonCreator
    static Step of(String jsonName) {
        return JsonNamed.of(Step.class, "step", jsonName);
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
