package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One supplier of three delivers what a test refuses: the others are published, and it is tried again when something changes. */
final class AsideTest {
    private static final String DAYS =
            "select 'acme', max(sold_on), count(*) from star.fct_sale union all select 'bolt', max(sold_on), count(*) from star.fct_bolt"
                    + " union all select 'core', max(sold_on), count(*) from star.fct_core order by 1";

    @TempDir
    private Path folder = Path.of("");

    private @Nullable OpenShop open;
    private int drops;

    @BeforeEach
    void theFirstDayIsPublished() throws IOException {
        open = OpenShop.of(ThreeSuppliers.in(folder.resolve("project")), folder.resolve("open"));
        assertThat(drop("2026-03-01", 10, ThreeSuppliers.NAMES)).isZero();
    }

    @AfterEach
    void close() {
        shop().close();
    }

    @Test
    void the_rest_is_published_the_day_after_nothing_runs_and_a_correction_ends_it() throws IOException {
        ThreeSuppliers.day(folder.resolve("bad"), "2026-03-02", 4_000, List.of("bolt"));
        ThreeSuppliers.day(folder.resolve("bad"), "2026-03-02", 10, List.of("acme", "core"));
        OpenShop.Dropped dropped =
                shop().dropped(null, List.of(folder.resolve("bad")), "2026-03-%02dT07:00:00Z".formatted(++drops));

        assertThat(dropped.exit()).isEqualTo(1);
        RunRecord run = dropped.run().ended().getLast();
        assertThat(run.sentence())
                .startsWith(
                        "Release 2: fct_sale +1 -0, sales_by_day +1 -0. suppliers/core/core/core_2026-03-02.csv stands aside because"
                                + " days_are_the_same - What bolt and core sold is of the same last day: 1 row fails")
                .contains(
                        "suppliers/bolt/bolt/bolt_2026-03-02.csv stands aside because bolt_is_small - No sale is larger than a"
                                + " thousand: 1 row fails;")
                .endsWith("held back: bolt/bolt, since release 1.");
        assertThat(shop().query(DAYS)).containsExactly("acme,2026-03-02,2", "bolt,2026-03-01,1", "core,2026-03-01,1");
        assertThat(shop().query("select release, feed, test, since_release from ops.aside order by feed, test"))
                .containsExactly(
                        "2,bolt/bolt,bolt_is_small,1",
                        "2,bolt/bolt,days_are_the_same,1",
                        "2,core/core,days_are_the_same,1");
        Release release = Releases.newest(lake()).orElseThrow();
        assertThat(release.aside()).extracting(Aside::place).hasSize(2);
        assertThat(release.identity()).isEqualTo(next().identity().text());
        assertThat(release.run()).endsWith("-1.2");

        int runs = runs();
        assertThat(drop("2026-03-03", 10, List.of("acme"))).isZero();
        assertThat(runs()).as("neither is tried again").isEqualTo(runs + 1);
        assertThat(Releases.newest(lake()).orElseThrow().aside()).hasSize(2);
        assertThat(Releases.newest(lake()).orElseThrow().run()).endsWith("-1");

        assertThat(drop("2026-03-02", 20, List.of("bolt"))).isZero();
        assertThat(shop().query(DAYS)).containsExactly("acme,2026-03-03,3", "bolt,2026-03-02,2", "core,2026-03-02,2");
        assertThat(Releases.newest(lake()).orElseThrow().aside()).isEmpty();
        assertThat(next().aside()).isEmpty();
    }

    @Test
    void when_nothing_else_is_new_no_release_is_made_and_it_stays_so() throws IOException {
        assertThat(drop("2026-03-02", 4_000, List.of("acme"))).isEqualTo(1);
        assertThat(Releases.newest(lake()).orElseThrow().number()).isEqualTo(1);
        assertThat(AsideList.of(lake(), Releases.newest(lake()).orElseThrow()))
                .extracting(Aside::place)
                .containsExactly("suppliers/acme/sale/sale_2026-03-02.csv");
        assertThat(lake().objects().keys(LakeLayout.pending())).isEmpty();
        int runs = runs();
        shop().local().environment().pokes().pending("again");
        shop().local().start();
        await().until(() -> lake().objects().keys(LakeLayout.pending()).isEmpty());
        assertThat(runs()).isEqualTo(runs);
    }

    private int drop(String day, int amount, List<String> suppliers) throws IOException {
        Path files = ThreeSuppliers.day(folder.resolve(day + "-" + amount), day, amount, suppliers);
        return shop().drop(null, List.of(files), "2026-03-%02dT07:00:00Z".formatted(++drops));
    }

    private OpenShop shop() {
        return Objects.requireNonNull(open);
    }

    private Lake lake() {
        return shop().local().environment().lake();
    }

    private NextRun next() {
        return NextRun.of(shop().local().environment());
    }

    private int runs() {
        return (int) lake().objects().keys("runs/").stream()
                .filter(key -> key.endsWith("/run.json"))
                .count();
    }
}
