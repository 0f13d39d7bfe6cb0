package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.decide.Verbs;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new plan, a knob or the end of a waiver that a test refuses stands aside, and data goes on with what is live. */
final class TermsAsideTest {
    private static final String DAYS =
            "select 'acme', max(sold_on), count(*) from star.fct_sale union all select 'bolt', max(sold_on), count(*) from star.fct_bolt"
                    + " order by 1";
    private static final String LARGE = """
            -- Bolt sells nothing small.
            -- gate: logic    severity: block    owner: sales
            select sale_no, amount from star.fct_bolt where amount < %s
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path project = folder;
    private @Nullable OpenShop open;
    private int drops;

    @BeforeEach
    void theFirstDayIsPublished() throws IOException {
        project = ThreeSuppliers.in(folder.resolve("project"));
        Files.writeString(project.resolve("knobs.yaml"), """
                least:
                  type: integer
                  default: 0
                  minimum: 0
                  maximum: 100
                  unit: euros
                  owner: sales
                  description: Least amount of a sale
                """);
        write("sql/tests/nothing_is_least.sql", LARGE.formatted("cast(:least as integer)"));
        deploy();
        assertThat(drop("2026-03-01", 10, ThreeSuppliers.NAMES)).isZero();
    }

    @AfterEach
    void close() {
        shop().close();
    }

    @Test
    void a_plan_stands_aside_and_data_goes_on_with_the_live_one() throws IOException {
        String former = live().planHash();
        write("sql/tests/bolt_is_large.sql", LARGE.formatted("20"));
        write("sql/star/bolt_by_day.sql", """
                -- What bolt sold on a day.
                -- grain: sold_on    period: sold_on    owner: sales    maturity: solid
                -- reads star.fct_bolt by sold_on
                -- test sales > 0
                create table star.bolt_by_day (
                    sold_on date not null,
                    sales bigint not null
                );

                select sold_on, count(*) as sales from star.fct_bolt group by sold_on
                """);
        contract("dart");
        deploy();

        assertThat(finish()).as("the plan is refused").isEqualTo(1);
        assertThat(live().number()).isEqualTo(1);
        assertThat(next().aside()).singleElement().satisfies(aside -> {
            assertThat(aside.words())
                    .matches(
                            "plan [0-9a-f]{12} stands aside because bolt_is_large - Bolt sells nothing small: 1 row fails;"
                                    + " runs go on with the live plan");
            assertThat(aside.because()).containsExactly("bolt_is_large");
        });
        isAtRest();

        int runs = runs();
        assertThat(drop("2026-03-02", 10, List.of("acme"))).as("beside it").isZero();
        assertThat(runs()).isEqualTo(runs + 1);
        assertThat(live().run()).as("without a trial").endsWith("-1");
        assertThat(live().planHash()).isEqualTo(former);
        assertThat(live().aside()).hasSize(1);
        assertThat(shop().query("select release, unit, feed, test from ops.aside"))
                .singleElement()
                .asString()
                .matches("2,plan-[0-9a-f]{12},,bolt_is_large");

        assertThat(drop("2026-03-02", 10, List.of("bolt", "core", "dart")))
                .as("it is tried again")
                .isEqualTo(1);
        assertThat(live().run()).as("after a trial without anything new").endsWith("-1.2");
        assertThat(shop().query(DAYS)).containsExactly("acme,2026-03-02,2", "bolt,2026-03-02,2");
        assertThat(live().identity()).isEqualTo(next().identity().text());
        isAtRest();

        write("sql/tests/bolt_is_large.sql", LARGE.formatted("10"));
        deploy();
        assertThat(finish()).isZero();
        assertThat(live().aside()).isEmpty();
        assertThat(shop().query("select sum(sales) from star.bolt_by_day")).containsExactly("2");
        isAtRest();
    }

    @Test
    void a_knob_stands_aside_beside_a_plan_that_does_not_and_is_tried_again_when_it_is_lifted() throws IOException {
        write("sql/tests/acme_sells.sql", """
                -- Acme sells something.
                -- gate: logic    severity: block    owner: sales
                select sales from (select count(*) as sales from star.fct_sale) as counted where sales = 0
                """);
        deploy();
        Verbs.turn(shop().local().environment(), "least=50");
        String deployed = shop().plan().hash();

        assertThat(drop("2026-03-02", 10, ThreeSuppliers.NAMES)).isEqualTo(1);

        Release release = live();
        assertThat(release.number()).isEqualTo(2);
        assertThat(release.planHash()).isEqualTo(deployed);
        assertThat(release.knobs()).containsEntry("least", "0");
        assertThat(release.aside()).extracting(Aside::unit).containsExactly("knob-least");
        assertThat(release.aside().getFirst().words())
                .startsWith("knob least = 50 stands aside because nothing_is_least - ")
                .endsWith("runs go on with the live value");
        assertThat(shop().query(DAYS)).containsExactly("acme,2026-03-02,2", "bolt,2026-03-02,2");
        isAtRest();

        int runs = runs();
        Verbs.lift(shop().local().environment(), "knob-least");
        assertThat(finish()).as("as before").isEqualTo(1);
        assertThat(runs()).as("it was tried").isEqualTo(runs + 1);
        isAtRest();

        Verbs.turn(shop().local().environment(), "least=5");
        assertThat(finish()).isZero();
        assertThat(live().knobs()).containsEntry("least", "5");
        assertThat(live().aside()).isEmpty();
        isAtRest();
    }

    @Test
    void the_end_of_a_waiver_stands_aside_and_a_new_delivery_is_not_covered() throws IOException {
        assertThat(drop("2026-03-02", 4_000, List.of("acme"))).isEqualTo(1);
        Verbs.waive(shop().local().environment(), "amounts_are_small", "1", "2999-01-01T00:00:00Z");
        assertThat(finish()).isZero();
        assertThat(live().waivers()).hasSize(1);

        end();
        assertThat(finish()).as("the end blocks").isEqualTo(1);
        assertThat(live().number()).isEqualTo(2);
        assertThat(next().aside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.words())
                        .isEqualTo(
                                "the end of the waiver of amounts_are_small stands aside because amounts_are_small - No sale is larger"
                                        + " than a thousand: 1 row fails; it goes on for what is live"));
        isAtRest();

        assertThat(drop("2026-03-02", 10, List.of("bolt", "core")))
                .as("beside it")
                .isZero();
        assertThat(live().waivers()).hasSize(1);
        assertThat(live().aside()).hasSize(1);

        assertThat(drop("2026-03-03", 5_000, List.of("acme"))).isEqualTo(1);
        assertThat(live().number()).isEqualTo(3);
        assertThat(next().aside()).extracting(Aside::unit).hasSize(2).contains("waiver-amounts_are_small");
        isAtRest();

        assertThat(drop("2026-03-02", 10, List.of("acme"))).as("corrected").isEqualTo(1);
        assertThat(live().waivers()).isEmpty();
        assertThat(next().aside()).extracting(Aside::place).containsExactly("suppliers/acme/sale/sale_2026-03-03.csv");
        isAtRest();
    }

    /** The waiver is over: what nobody can wait for is written, and read by functions that have not read it before. */
    private void end() {
        String key = "decisions/" + live().waivers().first() + ".json";
        String text = new String(lake().objects().read(key).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(text).contains("2999-01-01T00:00:00Z");
        lake().objects()
                .write(
                        key,
                        text.replace("2999-01-01", "2001-01-01").getBytes(StandardCharsets.UTF_8),
                        "application/json");
        deploy();
        shop().local().environment().pokes().pending("ended");
    }

    /** The day after without news. */
    private void isAtRest() throws IOException {
        int runs = runs();
        assertThat(next().identity().text()).isEqualTo(live().identity());
        shop().local().environment().pokes().pending("again");
        finish();
        assertThat(lake().objects().keys(LakeLayout.pending()).stream().filter(key -> !key.contains("/from/")))
                .isEmpty();
        assertThat(runs()).as("runs of the day after").isEqualTo(runs);
    }

    private void contract(String supplier) throws IOException {
        Files.writeString(
                project.resolve("contracts/" + supplier + ".yaml"),
                Files.readString(project.resolve("contracts/bolt.yaml")).replace("bolt", supplier));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    private void deploy() {
        if (open != null) {
            open.close();
        }
        open = OpenShop.of(project, folder.resolve("open"));
    }

    private int drop(String day, int amount, List<String> suppliers) throws IOException {
        Path files = ThreeSuppliers.day(folder.resolve("drop-" + ++drops), day, amount, suppliers);
        return shop().drop(null, List.of(files), "2026-03-%02dT07:00:00Z".formatted(drops));
    }

    private int finish() throws IOException {
        return shop().drop("acme/sale", List.of(), "2026-03-31T07:00:00Z");
    }

    private OpenShop shop() {
        return Objects.requireNonNull(open);
    }

    private Lake lake() {
        return shop().local().environment().lake();
    }

    private Release live() {
        return Releases.newest(lake()).orElseThrow();
    }

    private NextRun next() {
        return NextRun.of(shop().local().environment());
    }

    private int runs() {
        return (int) lake().objects().keys("runs/").stream()
                .filter(key -> key.endsWith("/run.json"))
                .filter(key -> lake().find(key, RunRecord.class).isPresent())
                .count();
    }
}
