package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say that reach an environment which somebody runs, when what they are asked for is wrong or cannot be had. */
final class RunningEnvironmentTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path project = Path.of("");
    private static Path state = Path.of("");
    private static @Nullable LocalEnvironment running;

    @BeforeAll
    static void start() throws IOException {
        project = SmallProject.in(folder.resolve("project"));
        String contract = Files.readString(project.resolve("contracts/sale.yaml"));
        Files.writeString(
                project.resolve("contracts/sale-late.yaml"),
                contract.replace("id: acme-sale-1.0.0", "id: acme-sale-late-1.0.0")
                        .replace("value: sale}", "value: sale-late}")
                        .replace("- name: sale\n", "- name: sale_late\n")
                        .replace("'sale_.*'", "'.*_late'"));
        state = folder.resolve("state");
        running = LocalEnvironment.deploy(state, TestProject.plan(project), 0);
        started().start();
    }

    @AfterAll
    static void stop() {
        started().close();
    }

    private static LocalEnvironment started() {
        return Objects.requireNonNull(running, "started before the tests");
    }

    @Test
    void names_of_no_feed_or_of_two_are_answered_with_a_receipt_that_says_so() throws IOException {
        Path files = Files.createDirectories(folder.resolve("with blanks"));
        Files.writeString(files.resolve("sale_1_late"), SmallProject.day("2026-01-01", 5));
        Files.writeString(files.resolve("some prices"), "x");

        Typed typed = run("--as", "acme", "--drop", files);

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out())
                .contains("rejected   suppliers/acme/sale_1_late (revision 1): 1 problem")
                .contains("the file name matches several feeds; put the file into the folder of one: sale, sale-late")
                .contains("rejected   suppliers/acme/some prices (revision 1): 1 problem")
                .contains("the file name matches no feed; put the file into the folder of one: sale, sale-late");
    }

    @Test
    void an_empty_file_that_the_command_drops_is_answered_at_once() throws IOException {
        Path empty = Files.createFile(folder.resolve("sale_0"));

        Typed typed = run("--as", "acme/sale", "--drop", empty);

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.out()).contains("rejected   suppliers/acme/sale/sale_0 (revision 1): 1 problem");
    }

    @Test
    void a_link_to_a_folder_is_followed_and_a_half_written_name_is_ignored() throws IOException {
        Path sale = Files.createDirectories(folder.resolve("elsewhere/suppliers/acme/sale"));
        Files.writeString(sale.resolve("sale_2"), SmallProject.day("2026-01-02", 5));
        Files.writeString(sale.resolve("sale_3.tmp"), "sale_n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));

        Typed typed = run("--drop", link);

        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(typed.out())
                .contains("accepted   suppliers/acme/sale/sale_2 (revision 1): 1 row")
                .contains("ignored    suppliers/acme/sale/sale_3.tmp: its name says that it is still being written");
    }

    @Test
    void a_landing_time_to_come_is_noted() throws IOException {
        Path file = Files.writeString(folder.resolve("sale_9"), SmallProject.day("2026-01-09", 5));

        Typed typed = run("--as", "acme/sale", "--at", "9999-01-01T00:00:00Z", "--drop", file);

        assertThat(typed.err())
                .isEqualTo(
                        "larder: note: --at 9999-01-01T00:00:00Z is in the future; what lands before then counts as older\n");
        assertThat(typed.exit()).isZero();
    }

    @Test
    void another_project_is_not_forced_upon_it() throws IOException {
        Path other = SmallProject.in(folder.resolve("other"));
        TestProject.copyOf(other, folder.resolve("changed"))
                .edit("sql/tests/amounts_are_small.sql", text -> text.replace("1000", "2000"));
        Typed before = run();

        Typed.larder("run", "--project", folder.resolve("changed"), "--state", state)
                .isRefused(
                        2,
                        "the environment that runs on " + state + " has another plan than the project "
                                + folder.resolve("changed"),
                        "stop it and start larder up again, or name its project with --project DIR");

        assertThat(before.exit()).isZero();
        assertThat(Typed.larder("run", "--state", state).exit())
                .as("the environment's own project is still known")
                .isZero();
    }

    @Test
    void a_second_one_on_the_same_folder_is_refused() {
        Typed.larder("up", "--project", project, "--state", state)
                .isRefused(
                        2,
                        "process " + ProcessHandle.current().pid() + " runs an environment on " + state
                                + " already, at " + started().variables().get("AWS_ENDPOINT_URL"),
                        "work with that one, stop it, or choose another folder with --state DIR");
    }

    @Test
    void a_command_whose_environment_ends_says_so() throws Exception {
        Path ending = folder.resolve("ending");
        Path file = Files.writeString(folder.resolve("sale_4"), SmallProject.day("2026-01-04", 5));
        CompletableFuture<Typed> typed;
        try (LocalEnvironment idle = LocalEnvironment.deploy(ending, TestProject.plan(project), 0)) {
            typed = CompletableFuture.supplyAsync(() ->
                    Typed.larder("run", "--project", project, "--state", ending, "--as", "acme/sale", "--drop", file));
            await().until(() -> !idle.environment().landing().all("suppliers/").isEmpty());
        }

        typed.get()
                .isRefused(
                        4,
                        "the environment that ran on " + ending
                                + " ended during this command; nothing that was acknowledged is lost",
                        "larder run --state " + ending
                                + " goes on with what is unfinished; or start larder up again and repeat the command");
    }

    private static Typed run(Object... more) {
        Object[] arguments = new Object[more.length + 5];
        System.arraycopy(new Object[] {"run", "--project", project, "--state", state}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Typed.larder(arguments);
    }
}
