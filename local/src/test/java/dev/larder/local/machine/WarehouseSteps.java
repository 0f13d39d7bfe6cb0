package dev.larder.local.machine;

import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.states.testing.FakeFunctions;
import dev.standin.aws.states.testing.FakeTicks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The functions of {@code build-warehouse}, by what they are asked: what is not scripted is answered well at once. */
final class WarehouseSteps implements FunctionInvoker {
    static final String PLAN = "plan-run";
    static final String PREPARE = "transform prepare";
    static final String COPY = "copy copy";
    static final String TEST_INPUT = "test-data input";
    static final String BUILD = "transform build";
    static final String TEST_LOGIC = "test-data logic";
    static final String DIFF = "transform diff";
    static final String TEST_OUTPUT = "test-data output";
    static final String PUBLISH = "publish publish";
    static final String CULPRIT = "find-culprit";
    static final String REPORT = "write-report published";
    static final String REPORT_BLOCKED = "write-report blocked";
    static final String REPORT_WAITING = "write-report waiting";

    /** Every step of a run that publishes, in order. */
    static final List<String> TO_THE_END =
            List.of(PLAN, PREPARE, COPY, TEST_INPUT, BUILD, TEST_LOGIC, DIFF, TEST_OUTPUT, PUBLISH, REPORT);

    private final FakeTicks ticks;
    private final Map<String, Deque<FakeFunctions.Body>> scripts = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> runs = Collections.synchronizedList(new ArrayList<>());

    WarehouseSteps(FakeTicks ticks) {
        this.ticks = ticks;
    }

    WarehouseSteps answer(String step, String... verdicts) {
        for (String verdict : verdicts) {
            script(step).add(payload -> FakeFunctions.returned("{\"verdict\": \"" + verdict + "\"}"));
        }
        return this;
    }

    /** Looking for the culprit is answered so, once. */
    WarehouseSteps answerCulprit(String verdict, int trial, boolean probe) {
        script(CULPRIT).add(payload -> culprit(verdict, payload, trial, probe));
        return this;
    }

    private static InvocationResult culprit(String verdict, JsonNode payload, int trial, boolean probe) {
        String run = payload.path("run").asString().replaceFirst("[.].*", "") + (trial == 0 ? "" : "." + trial);
        return FakeFunctions.returned(
                "{\"verdict\": \"%s\", \"run\": \"%s\", \"probe\": %s, \"says\": \"\"}".formatted(verdict, run, probe));
    }

    WarehouseSteps fail(String step, String error, int times) {
        for (int time = 0; time < times; time++) {
            script(step).add(payload -> FakeFunctions.failed(error, "so the test says"));
        }
        return this;
    }

    /** The step's next call takes this long. */
    WarehouseSteps hang(String step, Duration duration) {
        script(step).add(payload -> {
            ticks.advance(duration);
            return FakeFunctions.returned("{\"verdict\": \"too late\"}");
        });
        return this;
    }

    /** Takes back what is scripted for the step and was not asked for. */
    synchronized void forget(String step) {
        script(step).clear();
    }

    /** Every call since the last time, in order. */
    synchronized List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    @Override
    public InvocationResult invoke(String function, JsonNode payload, Duration timeout) throws InterruptedException {
        String asked = payload.path("step")
                .asString(payload.path("gate").asString(payload.path("verdict").asString("")));
        String step = (function + " " + asked).strip();
        runs.add(payload.path("run").asString());
        return next(step).answer(payload);
    }

    /** The run, or trial, that each call since the last time was about, in order. */
    synchronized List<String> takeRuns() {
        List<String> taken = List.copyOf(runs);
        runs.clear();
        return taken;
    }

    private synchronized FakeFunctions.Body next(String step) {
        calls.add(step);
        Deque<FakeFunctions.Body> script = script(step);
        if (script.isEmpty() && step.equals(CULPRIT)) {
            return payload -> culprit("blocked", payload, 0, false);
        }
        return script.isEmpty()
                ? payload -> FakeFunctions.returned("{\"verdict\": \"" + good(step) + "\"}")
                : script.remove();
    }

    private synchronized Deque<FakeFunctions.Body> script(String step) {
        return scripts.computeIfAbsent(step, unscripted -> new ArrayDeque<>());
    }

    private static String good(String step) {
        return switch (step.split(" ")[0]) {
            case "plan-run" -> "planned";
            case "test-data" -> "passed";
            default -> "done";
        };
    }
}
