package dev.larder.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cli.change.OpenShop;
import dev.larder.cli.grants.SmallProject;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.engine.Query;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the star when people waive, turn a knob, and take back: one environment, in the order of a story. */
final class DecidedStarTest {
    private static final String SUM = "select coalesce(sum(amount), 0) from star.fct_sale";
    private static final String TORN =
            "select (select coalesce(sum(amount), 0) from star.fct_sale) - (select coalesce(sum(amount), 0) from"
                    + " star.sales_by_day) as torn";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void people_decide_and_the_star_follows() throws IOException {
        try (OpenShop shop = OpenShop.of(project(), folder.resolve("environment"));
                Readers readers = new Readers(shop.local().environment())) {
            Deciding ann = new Deciding(shop.local().environment(), "ann");
            drop(shop, 1, 10);
            drop(shop, 2, 20);

            waived(shop, ann);
            turned(shop, ann);
            takenBack(shop, ann);
            unpinned(shop, ann);
            agreed(shop, ann);

            assertThat(readers.torn()).isZero();
            assertThat(readers.reads()).isGreaterThan(10);
        }
    }

    private void waived(OpenShop shop, Deciding ann) throws IOException {
        assertThat(drop(shop, 3, 4000)).as("blocked").isEqualTo(1);
        assertThatThrownBy(() -> new TestWaiver(ann, "amounts_are_smal").waive("1", "2999-01-01", "typo"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("no data test amounts_are_smal");
        assertThatThrownBy(() -> new TestWaiver(ann, "amounts_are_small").waive("1%", "2999-01-01", "a share"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("there is nothing to take a share of");
        assertThatThrownBy(() -> new TestWaiver(ann, "amounts_are_small").waive("1", "2001-01-01", "late"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("is past");

        new TestWaiver(ann, "amounts_are_small").waive("1", "2999-01-01", "a whale");
        assertThat(finish(shop)).isZero();

        Release live = live(shop);
        assertThat(live.number()).isEqualTo(3);
        assertThat(live.waivers()).singleElement().asString().startsWith("ann/");
        assertThat(shop.query(SUM)).containsExactly("4030");
        assertThat(
                        shop.query(
                                "select distinct verdict from ops.test_result where test = 'amounts_are_small' and release = 3"))
                .containsExactly("waived");

        assertThat(drop(shop, 4, 5000)).as("another delivery is not covered").isEqualTo(1);
        new DeliveryDecisions(ann, delivery(shop, 4)).withdraw("a typing error");
        assertThat(finish(shop)).isZero();
        assertThat(live(shop).number()).isEqualTo(3);
    }

    private void turned(OpenShop shop, Deciding ann) {
        assertThatThrownBy(() -> KnobTurn.of(ann, "smallest=1000"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("knob smallest: expected a value from 0 to 100 euros, found \"1000\"");
        assertThatThrownBy(() -> KnobTurn.of(ann, "smalest=10"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("no knob smalest");

        KnobTurn.of(ann, "smallest=15").set(null, "pocket money is no sale");
        assertThat(finish(shop)).isZero();

        assertThat(live(shop).number()).isEqualTo(4);
        assertThat(live(shop).knobs()).containsEntry("smallest", "15");
        assertThat(shop.query(SUM)).containsExactly("4020");
    }

    private void takenBack(OpenShop shop, Deciding ann) throws IOException {
        assertThat(drop(shop, 5, 9000)).as("blocked, and waits").isEqualTo(1);

        assertThat(TakingBack.decide(ann, "the knob was wrong").sentence())
                .isEqualTo(
                        "release 4 is taken back: release 5 gets the content of release 3; knob smallest pinned to 0");
        assertThat(TakingBack.decide(ann, "twice").sentence()).startsWith("release 4 is being taken back already");
        finish(shop);

        assertThat(release(shop, 5).contentOf()).isEqualTo(3);
        assertThat(release(shop, 5).contents()).isEqualTo(release(shop, 3).contents());
        assertThat(shop.query(SUM)).containsExactly("4030");

        assertThat(TakingBack.decide(ann, "no whale after all").sentence())
                .contains("release 6 gets the content of release 2")
                .contains(delivery(shop, 3).id());
        finish(shop);

        assertThat(live(shop).number()).isEqualTo(6);
        assertThat(live(shop).contents()).isEqualTo(release(shop, 2).contents());
        assertThat(shop.query(SUM)).containsExactly("30");
    }

    private void unpinned(OpenShop shop, Deciding ann) {
        new DeliveryDecisions(ann, delivery(shop, 5)).withdraw("a typing error too");
        assertThat(finish(shop)).isZero();
        assertThat(live(shop).number()).as("as it was").isEqualTo(6);

        new UnpinCommand().decide(ann, "sales want it");
        assertThat(finish(shop)).isZero();

        assertThat(live(shop).knobs()).containsEntry("smallest", "15");
        assertThat(shop.query(SUM)).containsExactly("20");
    }

    private void agreed(OpenShop shop, Deciding ann) throws IOException {
        Deciding bob = new Deciding(ann.environment(), "bob");
        Deciding eve = new Deciding(ann.environment(), "eve");
        PolicyCommand.set(ann, "feature-branch", "sales read it");
        assertThat(drop(shop, 6, 60)).as("waits").isEqualTo(1);
        int before = live(shop).number();
        String run = waiting(shop);
        assertThatThrownBy(() -> new Approving(bob, run.replaceFirst("-1$", "-9")).approve("no such run"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("waits for approval");

        assertThat(drop(shop, 7, 70)).as("another diff waits").isEqualTo(1);
        assertThatThrownBy(() -> new Approving(bob, run).approve("the former one"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("is superseded by " + waiting(shop));
        new Approving(bob, waiting(shop)).approve("looks right");
        assertThat(finish(shop)).isZero();
        assertThat(live(shop).number()).isEqualTo(before + 1);
        agreedInPart(shop, ann, bob);

        assertThat(PolicyCommand.set(ann, "governance", "the auditors ask").sentence())
                .isEqualTo("the policy is governance");
        assertThat(new Signing(ann, "").sign("twice").sentence()).endsWith("is signed by ann, who cannot approve it");
        assertThat(new Signing(ann, "").sign("twice").sentence()).endsWith("is signed by ann already");
        assertThatThrownBy(() -> new Signing(ann, "ffff").sign("whose?"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("no plan ffff");
        KnobTurn.of(ann, "smallest=65").set(null, "only large ones");
        assertThat(finish(shop)).isEqualTo(1);
        assertThatThrownBy(() -> new Approving(ann, waiting(shop)).approve("my own"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("ann made what run");
        new Approving(bob, waiting(shop)).approve("looks right");
        assertThat(finish(shop)).as("one is not enough").isEqualTo(1);
        new Approving(eve, waiting(shop)).approve("looks right to me too");
        assertThat(finish(shop)).isZero();
        assertThat(shop.query(SUM)).containsExactly("70");
    }

    /** What is left out was found by a trial, whose diff is the one that waits. */
    private void agreedInPart(OpenShop shop, Deciding ann, Deciding bob) throws IOException {
        int before = live(shop).number();
        assertThat(drop(shop, 8, 9000)).as("stands aside").isEqualTo(1);
        new DeliveryDecisions(ann, delivery(shop, 8)).lift("once more");
        assertThat(drop(shop, 9, 64)).as("the rest waits").isEqualTo(1);

        new Approving(bob, waiting(shop)).approve("without the typing error");

        assertThat(finish(shop)).isZero();
        assertThat(live(shop).number()).isEqualTo(before + 1);
        new DeliveryDecisions(ann, delivery(shop, 8)).withdraw("a typing error");
        assertThat(finish(shop)).isZero();
    }

    private static String waiting(OpenShop shop) {
        Environment environment = shop.local().environment();
        return Blocked.find(environment.lake(), NextRun.of(environment), live(shop))
                .orElseThrow()
                .run();
    }

    private Path project() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        Files.writeString(project.resolve("knobs.yaml"), """
                smallest:
                  type: integer
                  default: 0
                  minimum: 0
                  maximum: 100
                  unit: euros
                  owner: sales
                  description: Smallest amount of a sale
                """);
        Path model = project.resolve("sql/star/fct_sale.sql");
        Files.writeString(
                model, Files.readString(model).stripTrailing() + "\nwhere amount >= cast(:smallest as integer)\n");
        return project;
    }

    private static int drop(OpenShop shop, int day, int amount) throws IOException {
        return shop.drop(
                "acme/sale",
                "sale_" + day + ".csv",
                SmallProject.day("2026-01-0" + day, amount),
                "2026-02-0" + day + "T07:00:00Z");
    }

    private static int finish(OpenShop shop) {
        try {
            return shop.drop("acme/sale", List.of(), "2026-03-01T07:00:00Z");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static DeliveryRecord delivery(OpenShop shop, int day) {
        return shop.local().environment().deliveries().all().stream()
                .filter(each -> each.landed().fileName().equals("sale_" + day + ".csv"))
                .findFirst()
                .orElseThrow();
    }

    private static Release live(OpenShop shop) {
        return Releases.newest(shop.local().environment().lake()).orElseThrow();
    }

    private static Release release(OpenShop shop, int number) {
        return Releases.find(shop.local().environment().lake(), number).orElseThrow();
    }

    /** Somebody who reads two tables in one statement, all the time. */
    private static final class Readers implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger torn = new AtomicInteger();
        private final AtomicReference<Throwable> failed = new AtomicReference<>();
        private final Thread thread;

        Readers(Environment environment) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    while (!over.get()) {
                        read(environment);
                    }
                } catch (Throwable problem) {
                    failed.set(problem);
                }
            });
        }

        private void read(Environment environment) throws InterruptedException {
            if (Releases.newest(environment.lake())
                    .filter(live -> live.number() > 0)
                    .isPresent()) {
                String difference = environment
                        .warehouse()
                        .read("a reader", List.of(Query.of("a reader", TORN)), Duration.ofSeconds(60))
                        .getFirst()
                        .text(0, "torn");
                reads.incrementAndGet();
                if (!difference.equals("0")) {
                    torn.incrementAndGet();
                }
            }
            Thread.sleep(50);
        }

        int reads() {
            return reads.get();
        }

        int torn() {
            assertThat(failed.get()).isNull();
            return torn.get();
        }

        @Override
        public void close() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
