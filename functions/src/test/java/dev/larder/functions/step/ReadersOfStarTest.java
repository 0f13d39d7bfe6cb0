package dev.larder.functions.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.Read;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that reads sales by their day, and one that reads them without saying how; a day of sales came in. */
class ReadersOfStarTest {
    private final Plan plan = plan();
    private final Furnished furnished =
            new Furnished(plan).delivered("a", "2026-03-01").delivered("b", "2026-03-05");
    private final Lake lake = furnished.environment().lake();
    private final PlannedRun run = new PlannedRun(furnished);
    private List<String> counts = List.of("1", "1");

    @BeforeEach
    void answers() {
        furnished
                .ports()
                .scripted()
                .answers(sql -> sql.contains("as changed_date")
                        ? new Rows(List.of("changed_date"), List.of("date"), List.of(List.of("2026-03-04")))
                        : new Rows(
                                List.of("inserted", "deleted"), List.of("int8", "int8"), List.of(List.copyOf(counts))));
    }

    @Test
    void days_of_rows_that_changed_are_rebuilt_in_a_table_that_reads_by_day() {
        live("2026-03-01");

        assertThat(built().of("fct_trend").days()).hasToString("2026-03-04");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "0, 1, true", "0, 0, false"})
    void a_table_that_does_not_say_how_it_reads_is_rebuilt_whole_when_any_row_changed(
            String inserted, String deleted, boolean everything) {
        live("2026-03-01");
        counts = List.of(inserted, deleted);

        assertThat(built().of("total").days().everything()).isEqualTo(everything);
    }

    @Test
    void where_nothing_was_rebuilt_nothing_is_asked() {
        live("2026-03-01", "2026-03-05");

        Rebuilt built = built();

        assertThat(Stream.of("fct_trend", "total"))
                .allSatisfy(name -> assertThat(built.of(name).days().isEmpty()).isTrue());
        assertThat(furnished.ports().scripted().sent())
                .noneMatch(batch -> batch.statements().getFirst().startsWith("select"));
    }

    private static Plan plan() {
        Plan plan = SmallProject.plan();
        List<Model> models = new ArrayList<>();
        Model sale = plan.model("fct_sale").orElseThrow();
        models.add(model(sale, "fct_sale", "qa.sale", List.of(new Read.ByPeriod("qa.sale", "sold_on", 0))));
        models.add(
                model(sale, "fct_trend", "star.fct_sale", List.of(new Read.ByPeriod("star.fct_sale", "sold_on", 0))));
        models.add(model(sale, "total", "star.fct_sale", List.of()));
        return PlanJson.hashed(
                new Plan(plan.project(), "", plan.feeds(), plan.views(), models, List.of(), plan.knobs()));
    }

    private static Model model(Model like, String name, String input, List<Read> reads) {
        return new Model(
                name,
                like.description(),
                like.owner(),
                like.maturity(),
                like.columns(),
                "",
                like.select(),
                like.grain(),
                like.period(),
                List.of(input),
                reads,
                List.of(),
                name);
    }

    private void live(String... days) {
        TreeMap<Period, List<String>> periods = new TreeMap<>();
        for (String day : days) {
            periods.put(new Period(day), List.of(day.equals("2026-03-01") ? "a" : "b"));
        }
        run.order(
                plan.hash(),
                new Mapping(new TreeMap<>(Map.of(new FeedId("acme", "sale"), periods))),
                new TreeSet<>(),
                List.of());
    }

    private Rebuilt built() {
        new RunStatements(furnished.environment()).step(new RunStatements.Request(run.run(), Step.BUILD));
        return lake.get(run.folder().dirty(), Rebuilt.class);
    }
}
