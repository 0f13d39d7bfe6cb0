package dev.larder.functions.report;

import dev.larder.functions.Environment;
import tools.jackson.databind.JsonNode;

/** Reports failures for tests of what follows from them. */
public final class FailureReports {
    private FailureReports() {}

    /** What the status-change event brings about. */
    public static void step(Environment environment, JsonNode event) {
        new ReportFailure(environment).step(event);
    }
}
