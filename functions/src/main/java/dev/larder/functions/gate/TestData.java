package dev.larder.functions.gate;

import dev.larder.core.engine.ResultStatements;
import dev.larder.core.engine.ResultStatements.TestedRun;
import dev.larder.core.engine.Writing;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.Plan;
import dev.larder.core.verdict.TestFinding;
import dev.larder.core.verdict.UnusableMeasure;
import dev.larder.functions.Environment;
import dev.larder.functions.StepHandler;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Agreement;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the data tests of one gate and judges them; every result is kept in {@code ops.test_result} and in the run's documents. */
public final class TestData extends StepHandler<TestData.Request, Progress> {
    private final Environment environment;

    /** Creates the handler as AWS Lambda does. */
    public TestData() {
        this(System.getenv());
    }

    /** Creates the handler with these variables. */
    public TestData(Map<String, String> variables) {
        this(new Environment(variables));
    }

    /** Creates the handler in this environment. */
    public TestData(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run, and which gate: {@code input}, {@code logic} or {@code output}. */
    public record Request(String run, String gate) {}

    @Override
    protected Progress step(Request request) {
        RunFolder folder = RunFolder.of(request.run());
        RunOrder order = RunOrder.of(environment.lake(), folder);
        Plan plan = environment.plan(order.plan());
        Gate gate = Gate.named(request.gate());
        List<GateTest> tests = GateTest.of(plan, gate);
        RefusedTest refused = new RefusedTest(environment.lake(), folder, gate);
        try (Statements statements = Statements.of(environment, folder, "test-" + gate.word())) {
            return refused.isKnown() ? refused.look(plan, tests, statements) : judge(gate, order, tests, statements);
        } catch (StatementFailed failed) {
            refused.remember(tests, order.knobs(), failed);
            return step(request);
        } catch (UnusableMeasure unusable) {
            environment.lake().put(folder.mistake(), RefusedTest.mistake(unusable));
            return Progress.BLOCKED;
        }
    }

    private Progress judge(Gate gate, RunOrder order, List<GateTest> tests, Statements statements) {
        Optional<List<Rows>> rows = statements.read(GateTest.batches(tests, order.knobs()));
        if (rows.isEmpty()) {
            return Progress.RUNNING;
        }
        Optional<Yardsticks> yardsticks = Yardsticks.of(environment, order, tests, statements);
        if (yardsticks.isEmpty()) {
            return Progress.RUNNING;
        }
        Excuses excuses =
                new Excuses(environment.lake(), order, yardsticks.get().compared(), gate);
        GateResults results = results(tests, rows.get(), yardsticks.get(), excuses);
        if (!statements.execute(Writing.batches(order.run(), written(order, gate, results)))) {
            return Progress.RUNNING;
        }
        environment.lake().put(RunFolder.of(order.run()).tests(gate), results);
        if (results.blocks() || (gate == Gate.OUTPUT && isOtherwiseRestored(order))) {
            return Progress.BLOCKED;
        }
        return gate == Gate.OUTPUT ? agreed(order) : Progress.PASSED;
    }

    /** Passed if people have agreed to the diff, or need not. */
    private Progress agreed(RunOrder order) {
        Optional<Agreement> missing = Agreement.missing(environment.lake(), order);
        missing.ifPresent(
                agreement -> environment.lake().put(RunFolder.of(order.run()).agreement(), agreement));
        return missing.isPresent() ? Progress.WAITING : Progress.PASSED;
    }

    /** Whether a rollback would not give back what it should. */
    private boolean isOtherwiseRestored(RunOrder order) {
        Optional<Mistake> difference = Restoration.of(environment.lake(), order)
                .flatMap(restoration -> restoration.difference(environment.plan(order.plan())));
        difference.ifPresent(
                mistake -> environment.lake().put(RunFolder.of(order.run()).mistake(), mistake));
        return difference.isPresent();
    }

    private static GateResults results(List<GateTest> tests, List<Rows> rows, Yardsticks yardsticks, Excuses excuses) {
        List<GateResults.Result> results = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            GateTest test = tests.get(i);
            TestFinding found = excuses.applied(test, test.find(rows.get(i), yardsticks.of(test.test())));
            @Nullable
            Integer release = excuses.isAboutLive(test.test())
                    ? Integer.valueOf(yardsticks.compared().number())
                    : yardsticks.release(test.test());
            results.add(test.result(found, release));
        }
        return new GateResults(results);
    }

    private static List<Writing> written(RunOrder order, Gate gate, GateResults results) {
        TestedRun run = new TestedRun(order.run(), null, order.releasedAt());
        return results.results().isEmpty() ? List.of() : ResultStatements.record(run, gate, results.tested());
    }
}
