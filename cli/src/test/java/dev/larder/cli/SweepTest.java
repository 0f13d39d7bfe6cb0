package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which environments are removed because their last day is over. */
final class SweepTest extends DeployFixture {
    @Test
    void environments_whose_last_day_is_over_are_swept_and_no_other() {
        environment("main", "production");
        parameters.put("/larder/environments/main/expires", "2026-12-24");
        environment("try", "dev");
        environment("today", "test");
        parameters.put("/larder/environments/today/expires", "2026-12-25");
        environment("kept", "preview");
        parameters.put("/larder/environments/kept/expires", "never");
        environment("soon", "dev");
        parameters.put("/larder/environments/soon/expires", "soon");
        environment("odd", "???");
        parameters.put("/larder/environments/odd/expires", "2026-12-24");

        Typed typed = sweep("--yes");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("soon is kept: it expires 'soon', which is no day")
                .contains("1 of 6 environments over on 2026-12-25")
                .contains("try: removed, its last day was 2026-12-24");
        assertThat(cdk()).singleElement().asString().startsWith("npx cdk destroy --force -c branch=try -c stage=dev");
    }

    /** Whoever can write an environment's facts could otherwise have production, or a base, removed in its place. */
    @Test
    void an_environment_that_names_anothers_branch_is_not_swept() {
        environment("main", "production");
        environment("try", "dev");
        parameters.put("/larder/environments/try/branch", "main");
        environment("base", "dev");

        Typed typed = sweep("--yes");

        assertThat(typed.out())
                .contains("try is kept: it says that it is of the branch 'main', whose environment is another")
                .contains("base is kept: it says that it is of the branch 'base', whose environment is another");
        assertThat(ran).isEmpty();
    }

    @Test
    void a_sweep_goes_on_after_one_that_was_not_removed_and_removes_nothing_unconfirmed() {
        environment("one", "dev");
        environment("two", "dev");
        assertThat(sweep().exit()).isEqualTo(2);
        assertThat(ran).isEmpty();

        exits.put("npx cdk destroy --force -c branch=one", 1);
        Typed typed = sweep("--yes");

        assertThat(typed.exit()).isEqualTo(4);
        assertThat(typed.out())
                .contains("one: not removed: the stack was not removed as a whole", "two: removed, its last day");
    }

    private Typed sweep(String... more) {
        return run(Stream.concat(Stream.of("environments", "--sweep", "--project", project.toString()), Stream.of(more))
                .toArray(String[]::new));
    }
}
