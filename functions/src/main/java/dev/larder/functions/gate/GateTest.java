package dev.larder.functions.gate;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.TestStatements;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.verdict.TestFinding;
import dev.larder.core.verdict.Yardstick;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.GateResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test of a gate: one of the plan's, or the engine's own test that a table's grain is unique, which comes before the business rules.
 *
 * @param test what is judged
 * @param grain the model whose grain it looks at; its select is the engine's, so no knob is bound
 */
record GateTest(DataTest test, Optional<Model> grain) {
    /** The tests of a gate in their order. */
    static List<GateTest> of(Plan plan, Gate gate) {
        Stream<GateTest> own = plan.tests().stream()
                .filter(test -> test.gate() == gate)
                .map(test -> new GateTest(plan.isScrappy(test) ? test.warning() : test, Optional.empty()));
        Stream<GateTest> engine = gate == Gate.LOGIC ? plan.models().stream().map(GateTest::ofGrain) : Stream.of();
        return Stream.concat(engine, own).toList();
    }

    private static GateTest ofGrain(Model model) {
        DataTest test = new DataTest(
                model.grainTest(),
                "Each " + String.join(", ", model.grain()) + " stands once in " + model.name(),
                Gate.LOGIC,
                Severity.BLOCK,
                model.owner(),
                new AuthoredSql(BuildStatements.repeatedKeys(model).sql(), List.of()),
                null,
                List.of("star." + model.name()),
                List.of());
        return new GateTest(test, Optional.of(model));
    }

    /** The selects of all tests in their order, as many per batch as it may hold. */
    static List<Batch> batches(List<GateTest> tests, SortedMap<String, String> knobs) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < tests.size(); from += Batch.MOST_STATEMENTS) {
            List<Query> some = tests.subList(from, Math.min(from + Batch.MOST_STATEMENTS, tests.size())).stream()
                    .map(test -> test.query(knobs))
                    .toList();
            batches.add(Query.batch("tests from " + some.getFirst().name(), some));
        }
        return batches;
    }

    /** The project's file that holds the test, for a mistake in it. */
    String file() {
        return grain.map(Model::file).orElseGet(test::file);
    }

    TestFinding find(Rows rows, Yardstick yardstick) {
        return grain.isPresent()
                ? TestFinding.ofRepeatedKeys(test, rows.columns(), rows.rows())
                : TestFinding.of(test, rows.columns(), rows.rows(), yardstick);
    }

    GateResults.Result result(TestFinding found, @Nullable Integer release) {
        return new GateResults.Result(
                found.verdict(),
                test.owner(),
                test.sql().text(),
                found.columns(),
                found.sample(),
                found.judged(),
                release);
    }

    Query query(SortedMap<String, String> knobs) {
        return grain.map(BuildStatements::repeatedKeys).orElseGet(() -> TestStatements.query(test, knobs));
    }
}
