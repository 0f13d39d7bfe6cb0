package dev.larder.cli.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project is begun, and lived with. */
final class NewProjectCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_new_project_runs_and_so_does_a_feed_that_is_drafted_into_it() throws IOException {
        Path project = folder.resolve("shop");
        Path state = folder.resolve("state");
        assertThat(Typed.larder("new", "project", project).exit()).isZero();

        assertThat(run(project, state, project.resolve("samples")).exit()).isZero();
        assertThat(
                        query(
                                state,
                                "select country, sum(amount) as amount from star.orders_by_week group by country order by country"))
                .isEqualTo("country,amount\nDE,39.65\nFR,99.00\nIT,250.00\n");

        Path file = Files.createDirectories(folder.resolve("in/suppliers/post/parcels"))
                .resolve("parcels_20260110.txt");
        Files.writeString(file, "Parcel|Sent On|Weight\n00017|10.01.2026|1,5\n00018|10.01.2026|0,25\n");
        assertThat(Typed.larder("new", "feed", "post/parcels", "--from", file, "--project", project)
                        .exit())
                .isZero();
        assertThat(run(project, state, folder.resolve("in")).exit()).isZero();
        assertThat(query(state, "select parcel, sent_on, weight from qa.parcels order by parcel"))
                .isEqualTo("parcel,sent_on,weight\n00017,2026-01-10,1.50\n00018,2026-01-10,0.25\n");
    }

    @Test
    void in_a_folder_with_a_space_the_command_to_go_on_with_is_quoted_and_the_block_test_blocks() throws IOException {
        Path project = folder.resolve("my shop");
        Path state = folder.resolve("state");
        assertThat(Typed.larder("new", "project", project).out())
                .contains("go on with: cd '" + project + "' && larder run");
        assertThat(Typed.larder("check", "--project", project).out()).doesNotContain("note: ");
        run(project, state, project.resolve("samples"));
        Path file = Files.createDirectories(folder.resolve("in/suppliers/example/orders"))
                .resolve("orders_20260119.csv");
        Files.writeString(file, "order_no,ordered_on,country,amount\n1006,2026-01-19,FR,99.00\n");

        run(project, state, folder.resolve("in"));

        assertThat(query(state, "select count(*) as n from star.orders_by_week where week = '2026-01-19'"))
                .isEqualTo("n\n0\n");
    }

    @Test
    void without_the_example_a_project_of_a_drafted_feed_alone_is_right() throws IOException {
        Path project = folder.resolve("shop");
        Typed.larder("new", "project", project);
        for (String file : List.of(
                "contracts/example-orders-1.0.0.yaml",
                "sql/qa/order_line.sql",
                "sql/star/orders_by_week.sql",
                "sql/tests/orders_are_enough.sql",
                "knobs.yaml")) {
            Files.delete(project.resolve(file));
        }
        Path file = Files.writeString(folder.resolve("parcels.txt"), "id;day\n1;2026-01-10\n2;2026-01-11\n");

        assertThat(Typed.larder("new", "feed", "post/parcels", "--from", file, "--project", project)
                        .err())
                .isEmpty();
        assertThat(Typed.larder("check", "--project", project).out())
                .startsWith("ok: 1 feed (1 contract), 1 view, 0 tables of the star, 0 tests, 0 knobs");
    }

    @Test
    void nothing_that_is_there_is_overwritten() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");

        Typed.larder("new", "project", folder)
                .isRefused(2, folder.resolve("README.md") + " is there already", "take another name, or move it away");
        assertThat(folder.resolve("contracts")).doesNotExist();
    }

    @Test
    void its_script_for_continuous_integration_can_be_started_and_its_schema_is_the_one_that_is_printed() {
        Path project = folder.resolve("shop");
        Typed.larder("new", "project", project);

        assertThat(project.resolve(".ci/check")).isExecutable();
        assertThat(project.resolve("contract.schema.json"))
                .content()
                .isEqualTo(Typed.larder("new", "schema").out());
        assertThat(project.resolve("README.md")).content().startsWith("# shop\n");
    }

    private static Typed run(Path project, Path state, Path drop) {
        return Typed.larder("run", "--project", project, "--state", state, "--drop", drop);
    }

    private static String query(Path state, String sql) {
        return Typed.larder("query", "--state", state, "--format", "csv", sql).out();
    }
}
