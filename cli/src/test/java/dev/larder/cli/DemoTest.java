package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled story, played once and looked at afterwards; and once with a project that lacks the test it is about. */
final class DemoTest {
    private static final String FIGURES = "select (select count(*) from star.dim_customer) as customers,"
            + " (select count(*) from star.fct_call) as calls, (select count(*) from star.fct_rx) as rx,"
            + " (select sum(trx) from star.fct_rx) as trx, (select sum(our_trx) from star.market_share) as our_trx";

    @TempDir
    private static Path folder = Path.of("");

    private static Typed demo = new Typed(-1, "", "");

    @BeforeAll
    static void play() {
        System.setProperty(Home.PROPERTY, TestProject.BUNDLED.toString());
        demo = Typed.larder("demo", "--state", folder.resolve("demo"));
    }

    @AfterAll
    static void forget() {
        System.clearProperty(Home.PROPERTY);
    }

    @Test
    void everythingGoesAsItIsTold() {
        assertThat(demo.err()).isEmpty();
        assertThat(demo.exit()).isZero();
        assertThat(demo.out()).contains("26 deliveries answered, 15 releases published");
    }

    @Test
    void theStarHasTheFiguresOfTheStorysEnd() {
        Typed typed = Typed.larder("query", "--state", folder.resolve("demo"), "--format", "csv", FIGURES);

        assertThat(typed.out()).isEqualTo("customers,calls,rx,trx,our_trx\n404,347,3623,14912.0,2945.0\n");
    }

    @Test
    void statusNamesEveryDeliveryRunAndRelease() {
        Typed typed = Typed.larder("status", "--json", "--state", folder.resolve("demo"));

        JsonNode status = JsonMapper.shared().readTree(typed.out());
        assertThat(status.path("deliveries")).hasSize(26).allSatisfy(each -> assertThat(each.path("receipt").isString()).isTrue());
        assertThat(status.path("deliveries").valueStream().filter(each -> each.path("verdict").asString().equals("rejected"))).hasSize(2);
        assertThat(status.path("runs").valueStream().map(each -> each.path("verdict").asString()).filter("blocked"::equals)).hasSize(2);
        assertThat(status.path("runs").valueStream().map(each -> each.path("verdict").asString()).filter("published"::equals)).hasSize(15);
        assertThat(status.path("releases")).hasSize(16);
        assertThat(status.path("holds")).isEmpty();
        assertThat(status.path("pending")).isEmpty();
    }

    @Test
    void withoutTheTestOfTheVariationTheBrokenExtractGetsThrough() throws IOException {
        TestProject project = TestProject.bundled(folder.resolve("blind")).delete("sql/tests/customers_by_region.sql");

        Typed typed = Typed.larder("demo", "--project", project.folder(), "--state", folder.resolve("blind-demo"));

        assertThat(typed.exit()).isEqualTo(4);
        assertThat(typed.err())
                .contains("10-customers-drop: exit code: told 1, found 0")
                .contains("10-customers-drop: star.dim_customer: told 400, found 340");
    }
}
