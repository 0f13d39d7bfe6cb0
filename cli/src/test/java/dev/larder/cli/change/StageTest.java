package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local environment has a stage too, and keeps it. */
final class StageTest {
    private static final String REFUSED =
            "larder: production takes no scrappy table, and the project has star.fct_sale; make it solid";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_scrappy_table_runs_up_to_preview_and_a_stage_is_kept_and_never_lowered() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        Path model = project.resolve("sql/star/fct_sale.sql");
        String solid = Files.readString(model);
        Files.writeString(model, solid.replace("maturity: solid", "maturity: scrappy"));

        assertThat(run("--stage", "preview").exit()).isZero();
        assertThat(run("--stage", "production").err()).startsWith(REFUSED);
        assertThat(Typed.larder("check", "--project", project, "--stage", "production")
                        .err())
                .startsWith(REFUSED);
        assertThat(run("--stage", "dev").err()).contains("is preview, and a stage is never lowered: found --stage dev");
        assertThat(run("--stage", "live").err())
                .contains("--stage live: expected one of dev, test, preview, production");

        Files.writeString(model, solid);
        assertThat(run("--stage", "production").exit()).isZero();
        Files.writeString(model, solid.replace("maturity: solid", "maturity: scrappy"));
        Typed again = run();
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).startsWith(REFUSED);
    }

    private Typed run(String... more) {
        Stream<Object> named =
                Stream.of("run", "--project", folder.resolve("project"), "--state", folder.resolve("state"));
        return Typed.larder(Stream.concat(named, Stream.of(more)).toArray());
    }
}
