package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.Typed;
import dev.standin.aws.local.RunningEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that cannot be applied to what is live is refused when it is applied, and stops no data; what can be done online is done. */
final class RefusedProjectTest {
    private static final String FACT = "sql/star/fct_sale.sql";
    private static final String VIEW = "sql/qa/sale.sql";
    private static final String CONTRACT = "contracts/sale.yaml";

    @TempDir
    private Path folder = Path.of("");

    private Shop shop = new Shop(folder, folder, folder);
    private String fact = "";

    @BeforeEach
    void publish() throws IOException {
        shop = Shop.in(folder);
        assertThat(shop.drop("2026-03-01", 7).exit()).isZero();
        fact = Files.readString(shop.project().resolve(FACT));
    }

    @Test
    void everything_that_cannot_be_applied_is_refused_by_name_and_the_former_project_goes_on() throws IOException {
        String contract = Files.readString(shop.project().resolve(CONTRACT));
        shop.with(
                CONTRACT,
                contract.replace(
                        "logicalType: integer, physicalType: bigint, required: true}",
                        "logicalType: number, physicalType: 'decimal(10,2)', required: true}"));
        shop.with(
                FACT,
                fact.replace("amount bigint not null", "amount integer not null,\n    twice bigint not null")
                        .replace(
                                "select sale_no, sold_on, amount from",
                                "select sale_no, sold_on, cast(round(amount, 0) as integer) as amount,"
                                        + " cast(round(amount, 0) as bigint) as twice from"));

        for (Typed refused : new Typed[] {check(), shop.run()}) {
            assertThat(refused.exit()).as(refused.out()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("raw.sale.amount is bigint and is declared decimal(10,2): rows that were delivered keep"
                            + " their type")
                    .contains("star.fct_sale.amount is bigint and is declared integer: only a varchar can be made wider"
                            + " online")
                    .contains("star.fct_sale.twice is new and not null: only a nullable column can be added online")
                    .contains("nothing was changed; the environment goes on with the project of its last release");
        }
        Typed next = shop.with(FACT, fact).with(CONTRACT, contract).drop("2026-03-02", 8);
        assertThat(next.exit()).as(next.out() + next.err()).isZero();
        assertThat(shop.query("select sum(amount) as total from star.fct_sale")).containsExactly("total", "15");
    }

    @Test
    void a_column_is_added_made_wider_and_left_behind_online() throws IOException {
        String view = Files.readString(shop.project().resolve(VIEW));
        label("varchar(3)", "cast('abc' as varchar(3))");
        ok(shop.run(), "fct_sale +1 -1");

        Files.writeString(
                shop.project().resolve(CONTRACT),
                Files.readString(shop.project().resolve(CONTRACT))
                        .replace("physicalType: varchar(200)", "physicalType: varchar(300)"));
        shop.with(VIEW, view.replace("amount", "amount, note"));
        label("varchar(300)", "note");
        assertThat(check().out()).contains("it can be applied to what is live on");
        ok(
                shop.deliver("2026-03-02", "sale_no,sold_on,amount,note\n1,2026-03-02,8," + "x".repeat(250) + "\n"),
                "Release 3");
        assertThat(shop.query("select max(octet_length(label)) as longest from star.fct_sale"))
                .containsExactly("longest", "250");

        shop.with(FACT, fact).with(VIEW, view);
        ok(shop.drop("2026-03-03", 9), "Release 4");
        assertThat(shop.query("select sum(amount) as total, count(label) as labels from star.fct_sale"))
                .as("what was there stays")
                .containsExactly("total,labels", "24,1");

        shop.with(
                FACT,
                fact.replace("    sold_on date not null,\n    amount bigint not null", "    sold_on date not null")
                        .replace("select sale_no, sold_on, amount from", "select sale_no, sold_on from"));
        shop.without("sql/star/sales_by_day.sql");
        assertThat(check().err())
                .contains(
                        "star.fct_sale.amount is not null and no longer declared: a row without it cannot be inserted");
    }

    @Test
    void a_feed_that_gets_another_name_is_told_to_begin_anew_and_its_rows_leave_the_star() throws IOException {
        String contract = Files.readString(shop.project().resolve(CONTRACT));
        String loss =
                "note: the project has no feed acme/sale any more: the rows of its one delivery in force leave the"
                        + " star with the next run";
        shop.with(CONTRACT, contract.replace("feed, value: sale", "feed, value: shop"));

        assertThat(check().out()).contains(loss);
        Typed renamed = shop.run();
        assertThat(renamed.err()).contains(loss);
        ok(renamed, "fct_sale +0 -1");
        assertThat(shop.run().err()).isEmpty();

        Typed back = shop.with(CONTRACT, contract).run();
        assertThat(back.err()).isEmpty();
        ok(back, "fct_sale +1 -0");
    }

    @Test
    void up_says_so_too_before_it_begins() throws Exception {
        shop.with(
                CONTRACT,
                Files.readString(shop.project().resolve(CONTRACT)).replace("feed, value: sale", "feed, value: shop"));
        CompletableFuture<Typed> up = CompletableFuture.supplyAsync(
                () -> Typed.larder("up", "--project", shop.project(), "--state", shop.state()));
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        up.isDone() || RunningEnvironment.find(shop.state()).isPresent());
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(shop.query("select count(*) as sales from star.fct_sale"))
                        .containsExactly("sales", "0"));

        Files.move(shop.state(), folder.resolve("elsewhere"));

        assertThat(up.get(1, TimeUnit.MINUTES).err())
                .startsWith("larder: note: the project has no feed acme/sale any more: the rows of its one delivery");
    }

    private void label(String type, String value) throws IOException {
        shop.with(
                FACT,
                fact.replace("amount bigint not null", "amount bigint not null,\n    label " + type)
                        .replace(
                                "select sale_no, sold_on, amount from",
                                "select sale_no, sold_on, amount, " + value + " as label from"));
    }

    private Typed check() {
        return Typed.larder("check", "--project", shop.project(), "--state", shop.state());
    }

    private static void ok(Typed run, String out) {
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains(out);
    }
}
