package dev.larder.cli.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is made again elsewhere. */
final class RestoreCommandTest {
    private static final String STAR = "select sold_on, amount from star.sales_by_day order by 1";
    private static final String RELEASES = "select release from ops.release order by 1";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void anEnvironmentOfOneFeed() throws IOException {
        SmallProject.in(folder.resolve("project"));
        Files.createDirectories(folder.resolve("files"));
    }

    @Test
    void a_release_that_was_corrected_since_is_made_again_elsewhere_and_its_environment_is_only_read()
            throws IOException {
        drop("2026-03-01", 5);
        drop("2026-03-02", 7);
        String second = query("state", STAR);
        drop("2026-03-01", 9);
        String third = query("state", STAR);
        String releases = query("state", RELEASES);

        Typed restored = restore("2", "again");

        assertThat(restored.exit()).as(restored.out() + restored.err()).isZero();
        assertThat(restored.out()).contains("release 2 is made again in ", "equal by the hash of each day");
        assertThat(query("again", STAR)).isEqualTo(second).isNotEqualTo(third).contains("2026-03-01,5", "2026-03-02,7");
        assertThat(query("state", STAR)).isEqualTo(third);
        assertThat(query("state", RELEASES)).isEqualTo(releases);
        Typed next = Typed.larder("run", "--project", folder.resolve("project"), "--state", folder.resolve("again"));
        assertThat(next.out()).as(next.err()).startsWith("Nothing to do");
    }

    @Test
    void what_is_no_release_and_a_folder_that_is_in_use_are_refused() throws IOException {
        drop("2026-03-01", 5);

        Typed unknown = restore("2", "again");
        Typed empty = restore("0", "again");
        Typed occupied = restore("1", "files");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no release 2", "the newest is release 1");
        assertThat(empty.exit()).isEqualTo(2);
        assertThat(empty.err()).contains("release 0 is empty");
        assertThat(occupied.exit()).isEqualTo(2);
        assertThat(occupied.err()).contains("expected an empty folder or none");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    private Typed restore(String release, String into) {
        return Typed.larder("restore", release, "--state", folder.resolve("state"), "--into", folder.resolve(into));
    }

    private void drop(String day, int amount) throws IOException {
        Path file = Files.writeString(folder.resolve("files/sale_" + day + ".csv"), SmallProject.day(day, amount));
        Typed run = Typed.larder(
                "run",
                "--project",
                folder.resolve("project"),
                "--state",
                folder.resolve("state"),
                "--as",
                "acme/sale",
                "--drop",
                file);
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    private String query(String state, String sql) {
        Typed typed = Typed.larder("query", "--state", folder.resolve(state), "--format", "csv", sql);
        assertThat(typed.exit()).as(typed.err()).isZero();
        return typed.out();
    }
}
