package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import dev.larder.core.run.Aside;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One supplier of three delivers a value that a model's statement cannot compute: it is named and stands aside, and the others are published. */
final class RefusedDeliveryTest {
    private static final String DAYS =
            "select 'acme', max(sold_on), count(*) from star.fct_sale union all select 'bolt', max(sold_on), count(*) from star.fct_bolt"
                    + " union all select 'core', max(sold_on), count(*) from star.fct_core order by 1";

    @TempDir
    private Path folder = Path.of("");

    private Path project = Path.of("");

    @BeforeEach
    void aCastADivisorAndWhatIsNeverNull() throws IOException {
        project = ThreeSuppliers.in(folder.resolve("project"));
        Files.delete(project.resolve("sql/tests/days_are_the_same.sql"));
        Files.writeString(
                project.resolve("sql/qa/sale.sql"),
                "-- Sales.\n-- reads current.sale by sold_on\nselect sale_no, sold_on, amount, note from current.sale\n");
        for (String table : List.of("fct_bolt", "fct_core")) {
            in("sql/star/" + table + ".sql", "create table", "-- test amount <= 1000\ncreate table");
        }
        in("sql/star/fct_sale.sql", "amount bigint not null", "amount bigint not null,\n    pieces integer");
        in("sql/star/fct_sale.sql", "sold_on, amount from", "sold_on, amount, cast(note as integer) as pieces from");
        in("sql/star/fct_bolt.sql", "sold_on, amount from", "sold_on, mod(1000, amount) as amount from");
        in("sql/star/fct_core.sql", "sold_on, amount from", "sold_on, nullif(amount, 7) as amount from");
    }

    @Test
    void a_cast_that_fails_a_division_by_zero_and_a_null_each_name_the_delivery_and_the_rest_is_published()
            throws IOException {
        try (OpenShop shop = OpenShop.of(project, folder.resolve("open"))) {
            assertThat(drop(shop, "2026-03-01", day("2026-03-01", "12"), 10, 10).exit())
                    .isZero();

            refused(shop, drop(shop, "2026-03-02", day("2026-03-02", "a dozen"), 10, 10), "acme/sale/sale")
                    .contains("sql/star/fct_sale.sql, column pieces: Invalid digit, Value 'a', Pos 0, Type: Integer");
            assertThat(shop.query(DAYS)).containsExactly("acme,2026-03-01,1", "bolt,2026-03-02,2", "core,2026-03-02,2");

            refused(shop, drop(shop, "2026-03-03", day("2026-03-03", "12"), 0, 10), "bolt/bolt/bolt")
                    .contains("sql/star/fct_bolt.sql, column amount: Divide by zero");
            refused(shop, drop(shop, "2026-03-04", day("2026-03-04", "12"), 10, 7), "core/core/core")
                    .contains("sql/star/fct_core.sql, column amount: Cannot insert a NULL value into column amount");
            assertThat(shop.query(DAYS)).containsExactly("acme,2026-03-04,3", "bolt,2026-03-04,3", "core,2026-03-03,3");

            assertThat(shop.query(
                            "select count(distinct feed), count(*) from ops.aside where release = (select max(release)"
                                    + " from ops.aside)"))
                    .containsExactly("3,3");
            assertThat(NextRun.of(shop.local().environment()).identity().text())
                    .as("an unchanged world")
                    .isEqualTo(Releases.newest(shop.local().environment().lake())
                            .orElseThrow()
                            .identity());
        }
    }

    /** The sentence of the run, which was published without this file. */
    private static AbstractStringAssert<?> refused(OpenShop shop, OpenShop.Dropped dropped, String file) {
        RunRecord run = dropped.run().ended().getLast();
        assertThat(dropped.exit()).as(run.sentence()).isEqualTo(1);
        int release = Objects.requireNonNull(run.release(), run.sentence());
        List<Aside> aside =
                Releases.newest(shop.local().environment().lake()).orElseThrow().aside();
        assertThat(aside)
                .as(run.sentence())
                .anyMatch(each -> each.place().startsWith("suppliers/" + file) && each.since() == release - 1);
        return assertThat(run.sentence()).contains("suppliers/" + file, " stands aside because ");
    }

    private OpenShop.Dropped drop(OpenShop shop, String day, String acme, int bolt, int core) throws IOException {
        Path files = Files.createTempDirectory(folder, day);
        ThreeSuppliers.day(files, day, bolt, List.of("bolt"));
        ThreeSuppliers.day(files, day, core, List.of("core"));
        Path sale = Files.createDirectories(files.resolve("suppliers/acme/sale"));
        Files.writeString(sale.resolve("sale_" + day + ".csv"), acme);
        return shop.dropped(null, List.of(files), day + "T07:00:00Z");
    }

    private static String day(String day, String note) {
        return SmallProject.day(day, 10).replace(",10,\n", ",10," + note + "\n");
    }

    private void in(String file, String from, String to) throws IOException {
        Path path = project.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
