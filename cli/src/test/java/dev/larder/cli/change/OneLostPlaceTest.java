package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of lake and database one is lost: deleted by hand, left behind by a destroyed environment, or put back to an older state. */
final class OneLostPlaceTest {
    private static final String SALES = "select count(*) as n, sum(amount) as amount from star.fct_sale";

    @TempDir
    private Path folder;

    @Test
    void a_database_that_was_lost_is_built_again_from_the_lake_and_goes_on() throws IOException {
        Shop shop = Shop.in(folder);
        shop.drop("2026-03-01", 3);
        shop.drop("2026-03-02", 4);
        List<String> before = shop.query(SALES);
        deleteDatabase(shop.state());

        Typed again = shop.run();

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(shop.query(SALES)).isEqualTo(before);
        assertThat(shop.query("select release from ops.live_release")).containsExactly("release", "4");
        shop.drop("2026-03-03", 5);
        assertThat(shop.query(SALES)).containsExactly("n,amount", "3,12");
        assertThat(shop.query("select release from ops.live_release")).containsExactly("release", "5");
    }

    @Test
    void a_database_that_was_put_back_goes_on_from_what_it_holds() throws IOException {
        Shop shop = Shop.in(folder);
        shop.drop("2026-03-01", 3);
        Path older = Files.createDirectory(folder.resolve("older"));
        copyDatabase(shop.state(), older);
        shop.drop("2026-03-02", 4);
        List<String> before = shop.query(SALES);
        deleteDatabase(shop.state());
        copyDatabase(folder.resolve("older"), shop.state());

        Typed again = shop.run();

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(shop.query(SALES)).isEqualTo(before);
        assertThat(shop.query("select release from ops.live_release")).containsExactly("release", "4");
    }

    @Test
    void a_database_without_its_lake_is_refused_with_a_way_on() throws IOException {
        Shop shop = Shop.in(folder.resolve("a"));
        shop.drop("2026-03-01", 3);
        Shop fresh = Shop.in(folder.resolve("b"));
        fresh.run();
        deleteDatabase(fresh.state());
        copyDatabase(shop.state(), fresh.state());

        Typed refused = fresh.drop("2026-03-02", 4);

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err())
                .contains("the database larder_local holds release 1")
                .contains("the lake was emptied or made anew")
                .contains("destroy the environment and deploy it again");
        deleteDatabase(fresh.state());
        assertThat(fresh.drop("2026-03-02", 4).exit()).as("the way on").isZero();
        assertThat(fresh.query(SALES)).containsExactly("n,amount", "1,4");
    }

    private static void deleteDatabase(Path state) throws IOException {
        for (Path file : databaseFiles(state)) {
            Files.delete(file);
        }
    }

    private static void copyDatabase(Path from, Path to) throws IOException {
        Path target = Files.createDirectories(to.resolve("redshift"));
        for (Path file : databaseFiles(from)) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
    }

    private static List<Path> databaseFiles(Path state) throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("redshift"))) {
            List<Path> found = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith("larder_"))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
