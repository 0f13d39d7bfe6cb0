package dev.larder.functions.report;

import dev.larder.core.JsonNamed;

/** The bad ends of an execution, as Step Functions names them in a status-change event. */
enum BadEnd implements JsonNamed {
    FAILED("FAILED"),
    TIMED_OUT("TIMED_OUT"),
    ABORTED("ABORTED");

    private final String jsonName;

    BadEnd(String jsonName) {
        this.jsonName = jsonName;
    }

    static BadEnd of(String status) {
        return JsonNamed.of(BadEnd.class, "status of an execution", status);
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
