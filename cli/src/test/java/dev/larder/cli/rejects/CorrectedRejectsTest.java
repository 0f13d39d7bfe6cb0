package dev.larder.cli.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A correction takes the place of rejects as it does of rows: the tables keep them, what is in force does not show them. */
final class CorrectedRejectsTest {
    private static final String HEADER = "day,name,number\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void rejects_of_a_period_that_was_sent_again_are_no_longer_in_force() throws IOException {
        RejectsInWarehouseTest.project(folder.resolve("project"), "period");
        Typed first = drop(
                "2026-04-01T07:00:00Z",
                "quoted_1.csv",
                "2026-03-01,a,1\n2026-03-01,b,x\n2026-03-02,c,3\n2026-03-02,d,y\n2026-02-31,e,5\n");
        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("ACCEPTED quoted_1.csv (revision 1) - 2 rows, 3 bad records left out.");
        assertThat(query("current")).isEqualTo("_line\n3\n5\n6\n");

        Typed second = drop("2026-04-02T07:00:00Z", "quoted_2.csv", "2026-03-01,a,1\n2026-03-01,b,2\n");

        assertThat(second.exit()).as(second.out() + second.err()).isZero();
        assertThat(query("current")).isEqualTo("_line\n5\n6\n");
        assertThat(query("raw")).isEqualTo("_line\n3\n5\n6\n");
        Typed status = Typed.larder("status", "--state", folder.resolve("state"));
        assertThat(status.out()).contains("accepted, 3 of 5 records left out");
    }

    private Typed drop(String at, String name, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve(name), HEADER + rows);
        return Typed.larder(
                "run",
                "--project",
                folder.resolve("project"),
                "--state",
                folder.resolve("state"),
                "--as",
                "acme/quoted",
                "--at",
                at,
                "--drop",
                file);
    }

    private String query(String schema) {
        Typed typed = Typed.larder(
                "query",
                "--project",
                folder.resolve("project"),
                "--state",
                folder.resolve("state"),
                "--format",
                "csv",
                "select _line from " + schema + ".quoted_rejected order by _line");
        assertThat(typed.exit()).as(typed.err()).isZero();
        return typed.out();
    }
}
