package dev.larder.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.Landed;
import dev.larder.core.engine.CopyStatements.Lake;
import dev.larder.core.engine.CopyStatements.Load;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PublishStatements.Change;
import dev.larder.core.engine.PublishStatements.Publication;
import dev.larder.core.engine.ResultStatements.Tested;
import dev.larder.core.engine.ResultStatements.TestedRun;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Read;
import dev.larder.core.verdict.Judged;
import dev.larder.core.verdict.Judged.Outcome;
import dev.larder.core.verdict.TestVerdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement of a run, as files that are read as diffs; {@code -Dlarder.golden=write} writes them anew. */
class GeneratedSqlTest {
    private static final String RUN = "2026-03-15-a1b2c3d4e5f6-1";
    private static final Path GOLDEN =
            Path.of(System.getProperty("larder.root", ".."), "core", "src", "test", "resources", "golden");
    private static final Lake LAKE =
            new Lake("lake", "runs/dt=2026-03-15/" + RUN + "/manifests/", "arn:aws:iam::123456789012:role/larder-copy");
    private static final DateRanges WEEK =
            DateRanges.of(List.of(new DateRange(LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-15"))));

    private final Plan plan = SamplePlan.read();
    private final Model fact = plan.model("fct_rx").orElseThrow();
    private final Model product = plan.model("dim_product").orElseThrow();
    private final SortedMap<String, String> knobs = new TreeMap<>(Map.of("smallest_trx", "0.5", "minimum_rows", "5"));

    @ParameterizedTest
    @ValueSource(strings = {"schema", "plan", "copy", "build", "diff", "publish", "test"})
    void the_statements_of_a_step_are_the_golden_ones(String step) throws IOException {
        Path file = GOLDEN.resolve(step + ".sql");
        String statements = statements(step);
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(file, statements);
        }
        assertThat(statements).isEqualTo(Files.readString(file));
    }

    private String statements(String step) {
        List<Load> loads = CopyStatements.loads(RUN, List.of(delivery(2), delivery(0)), LAKE, List.of());
        return switch (step) {
            case "schema" -> String.join(";\n\n", WarehouseSchema.statements(plan)) + ";\n";
            case "plan" ->
                batches(PlanningStatements.batches(
                                new Fence.Takeover("2026-03-14-0123456789ab-2", RUN),
                                new Transition(41, Mapping.EMPTY, mapping(), true),
                                knobs))
                        + query(MappingStatements.kept())
                        + query(CopyStatements.missing(RUN));
            case "copy" ->
                batches(Writing.batches(RUN, loads.stream().map(Load::writing).toList()))
                        + loads.stream()
                                .flatMap(load -> load.manifests().stream())
                                .map(manifest -> "-- " + manifest.key() + "\n-- " + manifest.json() + "\n")
                                .collect(Collectors.joining());
            case "build" ->
                batches(Writing.batches(
                                RUN,
                                List.of(
                                        BuildStatements.of(product, DateRanges.EVERYTHING, knobs),
                                        BuildStatements.of(fact, WEEK, knobs),
                                        BuildStatements.of(fact, DateRanges.NOTHING, knobs))))
                        + query(BuildStatements.repeatedKeys(fact))
                        + query(BuildStatements.repeatedKeys(product));
            case "diff" ->
                batches(Writing.batches(
                                RUN,
                                List.of(DiffStatements.of(fact, WEEK), DiffStatements.of(product, DateRanges.NOTHING))))
                        + query(DiffStatements.changes(fact))
                        + query(DiffStatements.changedDates(fact, "week_ending"))
                        + query(DiffStatements.datesThroughKey(
                                new Read.ByKey("star.dim_product", List.of("product_code"), "qa.rx", "week_ending")))
                        + query(DiffStatements.contents(fact, WEEK))
                        + query(DiffStatements.contents(product, DateRanges.EVERYTHING))
                        + batches(Writing.batches(RUN, List.of(DiffStatements.ofFirst(product))))
                        + query(DiffStatements.changesOfFirst(product));
            case "publish" ->
                batches(List.of(
                                PublishStatements.batch(publication(
                                        List.of(new Change(product, DateRanges.EVERYTHING), new Change(fact, WEEK)))),
                                PublishStatements.batch(publication(List.of(
                                        new Change(product, DateRanges.EVERYTHING, true), new Change(fact, WEEK)))),
                                PublishStatements.batch(publication(List.of()))))
                        + query(PublishStatements.liveRelease());
            default ->
                plan.tests().stream()
                                .map(test -> query(TestStatements.query(test, knobs)))
                                .collect(Collectors.joining())
                        + batches(Writing.batches(
                                RUN,
                                ResultStatements.record(
                                        new TestedRun(RUN, null, Instant.parse("2026-03-15T06:07:08Z")),
                                        Gate.OUTPUT,
                                        List.of(tested()))));
        };
    }

    private static Tested tested() {
        SortedMap<String, BigDecimal> measures = new TreeMap<>(Map.of("true", new BigDecimal("2")));
        return new Tested(
                new TestVerdict("products_by_owner", false, Severity.WARN, "fewer", 1, measures),
                List.of(
                        new Judged("true", new BigDecimal("2"), new BigDecimal("3.5"), "20 %", Outcome.FAILED),
                        new Judged("it's a \\", BigDecimal.ONE, null, "20 %", Outcome.MEASURED)));
    }

    private static Publication publication(List<Change> changes) {
        return new Publication(
                RUN, 4, 5, "a1b2c3d4e5f6", "ab".repeat(32), Instant.parse("2026-03-15T06:07:08Z"), changes);
    }

    private static Mapping mapping() {
        FeedId rx = FeedId.parse("meridian/rx");
        return new Mapping(new TreeMap<>(Map.of(
                rx,
                new TreeMap<>(Map.of(new Period("2026-03-08"), List.of("0123456789abcdef0123"))),
                FeedId.parse("internal/products"),
                new TreeMap<>(Map.of(Period.UNDATED, List.of("fedcba98765432100123"))))));
    }

    private static DeliveryRecord delivery(int parts) {
        String folder = "conformed/meridian/rx/dt=2026-03-15/0123456789abcdef012" + parts + "/1/";
        List<Part> written = IntStream.range(0, parts)
                .mapToObj(i -> new Part(folder + "part-0000" + i + ".csv.zst", "etag", 7, 100 + i))
                .toList();
        return new DeliveryRecord(
                "0123456789abcdef012" + parts,
                FeedId.parse("meridian/rx"),
                new Landed("landing", "suppliers/meridian/rx/rx_20260315.csv", "v1", Instant.EPOCH, 1),
                DeliveryRecord.Verdict.ACCEPTED,
                "1.0.0",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                null,
                "rx",
                List.of("npi", "product_code", "week_ending", "trx", "nrx"),
                "originals/x",
                "ab",
                1,
                7L * parts,
                Map.of(),
                written,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static String batches(List<Batch> batches) {
        return batches.stream()
                .map(batch ->
                        "-- batch: " + batch.name() + (batch.parameters().isEmpty() ? "" : " " + batch.parameters())
                                + "\n" + String.join(";\n\n", batch.statements()) + ";\n\n")
                .collect(Collectors.joining());
    }

    private static String query(Query query) {
        return "-- query: " + query.name() + (query.parameters().isEmpty() ? "" : " " + query.parameters()) + "\n"
                + query.sql() + ";\n\n";
    }
}
