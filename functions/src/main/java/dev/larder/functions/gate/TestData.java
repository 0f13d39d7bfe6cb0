package dev.larder.functions.gate;

import dev.larder.aws.DataApi.Rows;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.TestStatements;
import dev.larder.core.engine.Writing;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.StepHandler;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the data tests of one gate and judges them; what they measured is kept for the releases to come. */
public final class TestData extends StepHandler<TestData.Request, Progress> {
    private final Environment environment;

    /** As AWS Lambda makes it. */
    public TestData() {
        this(System.getenv());
    }

    /** With these variables. */
    public TestData(Map<String, String> variables) {
        super(Request.class);
        environment = new Environment(variables);
    }

    /** Which run, and which gate: {@code input}, {@code logic} or {@code output}. */
    public record Request(String run, String gate) {}

    @Override
    protected Progress step(Request request) {
        RunFolder folder = RunFolder.of(request.run());
        RunOrder order = RunOrder.of(environment.lake(), folder);
        Plan plan = environment.plan(order.plan());
        List<GateTest> tests = GateTest.of(plan, request.gate());
        try (Statements statements = Statements.of(environment, folder, "test-" + request.gate())) {
            List<Batch> selects = GateTest.batches(tests, order.knobs());
            if (!statements.committed(selects)) {
                return Progress.RUNNING;
            }
            List<Rows> rows = selects.stream().flatMap(batch -> statements.rows(batch).stream()).toList();
            GateResults results = results(tests, rows);
            if (!statements.committed(Writing.batches(order.run(), measures(order, results)))) {
                return Progress.RUNNING;
            }
            environment.lake().put(folder.tests(request.gate()), results);
            return results.blocks() ? Progress.BLOCKED : Progress.PASSED;
        }
    }

    private GateResults results(List<GateTest> tests, List<Rows> rows) {
        Accepted accepted = tests.stream().anyMatch(GateTest::measures) ? Accepted.read(environment.warehouse()) : Accepted.NOTHING;
        List<GateResults.Result> results = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            results.add(tests.get(i).judge(rows.get(i), accepted));
        }
        return new GateResults(results);
    }

    private static List<Writing> measures(RunOrder order, GateResults results) {
        return results.results().stream()
                .map(GateResults.Result::verdict)
                .filter(verdict -> !verdict.measures().isEmpty())
                .map(verdict -> TestStatements.record(order.run(), verdict.test(), verdict.measures()))
                .toList();
    }
}
