package dev.larder.local.run;

import dev.larder.core.contract.FeedId;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Fence.Takeover;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.PublishStatements.Change;
import dev.larder.core.engine.PublishStatements.Publication;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.engine.Writing;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.redshiftdata.Limits;
import dev.standin.aws.redshiftdata.RedshiftData;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Core's sample project behind the local Data API; every batch is one transaction. */
final class SampleWarehouse implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SortedMap<String, String> KNOBS =
            new TreeMap<>(Map.of("smallest_trx", "0.5", "minimum_rows", "2"));
    private static final DateRanges SECOND_WEEK = DateRanges.ofPeriods(List.of(new Period("2026-03-08")));

    /** A statement may have 100 KB. */
    private static final int ROWS_AN_INSERT = 1_000;

    private final Caller owner = new Callers().owner();
    private final StateFolder state;
    private final Warehouse warehouse;
    private final RedshiftData service;
    private final Plan plan = SampleProject.plan();
    private final Model fact = plan.model("fct_rx").orElseThrow();
    private final Model product = plan.model("dim_product").orElseThrow();

    SampleWarehouse(Path folder) {
        state = StateFolder.open(folder);
        warehouse = Warehouse.open(state.folder("redshift"), Clock.systemUTC(), LakeObjects.NONE);
        service = new RedshiftData(
                warehouse,
                state,
                Clock.systemUTC(),
                name -> "arn:aws:redshift-serverless:us-east-1:000000000000:workgroup/" + name,
                Limits.AWS);
        for (int twice = 0; twice < 2; twice++) {
            WarehouseSchema.statements(plan).forEach(statement -> transaction(List.of(statement)));
        }
    }

    /** Puts rows of {@code raw}; {@code rows} are value lists in parentheses. */
    void load(String table, List<String> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_AN_INSERT) {
            List<String> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AN_INSERT));
            transaction(List.of("insert into \"raw\"." + table + " values\n" + String.join(",\n", some)));
        }
    }

    /** Builds and compares what would be the release of that number; the star stays as it is. */
    void prepare(int number, String products, String secondWeek) {
        Mapping mapping = new Mapping(new TreeMap<>(Map.of(
                FeedId.parse("internal/products"), new TreeMap<>(Map.of(Period.UNDATED, List.of(products))),
                FeedId.parse("meridian/rx"),
                        new TreeMap<>(Map.of(
                                new Period("2026-03-01"),
                                List.of("d1"),
                                new Period("2026-03-08"),
                                List.of(secondWeek))))));
        Takeover fence = new Takeover(number == 1 ? "" : "run-" + (number - 1), "run-" + number);
        PlanningStatements.batches(fence, Transition.first(number - 1L, mapping), KNOBS)
                .forEach(this::run);
        for (Model model : plan.models()) {
            List<Writing> writings = List.of(
                    BuildStatements.of(model, dirty(number, model), KNOBS),
                    DiffStatements.of(model, dirty(number, model)));
            Writing.batches("run-" + number, writings).forEach(this::run);
        }
    }

    void publish(int number) {
        List<Change> changes = Stream.of(product, fact)
                .map(model -> new Change(model, dirty(number, model)))
                .toList();
        run(PublishStatements.batch(new Publication(
                "run-" + number, number - 1, number, "a1b2c3d4e5f6", plan.hash(), Instant.EPOCH, changes)));
    }

    private DateRanges dirty(int number, Model model) {
        return number == 1 || model.equals(product) ? DateRanges.EVERYTHING : SECOND_WEEK;
    }

    private void run(Batch batch) {
        call(batch.statements(), batch.parameters());
    }

    /**
     * Runs the statements as one batch of the Data API.
     *
     * @return for each statement that has a result its only row, values as text
     * @throws IllegalStateException if the batch does not finish
     */
    List<List<String>> transaction(List<String> statements) {
        return call(statements, Map.of());
    }

    private List<List<String>> call(List<String> statements, Map<String, String> parameters) {
        ObjectNode request = JSON.createObjectNode()
                .put("WorkgroupName", "larder")
                .put("Database", "dev")
                .put("WaitTimeSeconds", 30);
        if (!parameters.isEmpty()) {
            var list = request.putArray("Parameters");
            parameters.forEach(
                    (name, value) -> list.addObject().put("name", name).put("value", value));
        }
        boolean batch = statements.size() > 1;
        if (batch) {
            statements.forEach(request.putArray("Sqls")::add);
        } else {
            request.put("Sql", statements.getFirst());
        }
        String id = service.call(owner, batch ? "BatchExecuteStatement" : "ExecuteStatement", request)
                .path("Id")
                .asString();
        JsonNode described = service.call(
                owner,
                "DescribeStatement",
                JSON.createObjectNode().put("Id", id).put("WaitTimeSeconds", 30));
        if (!described.path("Status").asString().equals("FINISHED")) {
            throw new IllegalStateException(described.toString());
        }
        return batch ? results(described) : List.of();
    }

    private List<List<String>> results(JsonNode described) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode part : described.path("SubStatements")) {
            if (part.path("HasResultSet").asBoolean()) {
                JsonNode result = service.call(
                        owner,
                        "GetStatementResult",
                        JSON.createObjectNode().put("Id", part.path("Id").asString()));
                rows.add(result.path("Records")
                        .path(0)
                        .valueStream()
                        .map(field -> field.iterator().next().asString())
                        .toList());
            }
        }
        return rows;
    }

    @Override
    public void close() {
        service.close();
        warehouse.close();
        state.close();
    }
}
