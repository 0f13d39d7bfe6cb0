package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of a state machine that somebody edited, each in a process whose class path has the edited one. */
final class StateMachineMistakesTest {
    private static final String MACHINE = "statemachines/build-warehouse.asl.json";

    @TempDir
    private Path folder = Path.of("");

    private Path project = Path.of("");

    @BeforeEach
    void write() throws IOException {
        project = SmallProject.in(folder.resolve("project"));
    }

    @Test
    void every_problem_is_told_with_its_place_and_nothing_is_deployed() throws Exception {
        String edited = edit(text -> text.replace("\"Next\": \"Copy into raw\"", "\"Next\": \"Copy into rwa\"")
                .replace("${plan-run}", "${plan-rnu}")
                .replaceFirst("(?<=\n {6})\"TimeoutSeconds\"", "\"TimeoutSecnds\""));
        Path state = folder.resolve("state");

        Typed checked = larder("check", "--project", project);
        Typed run = larder("run", "--project", project, "--state", state);

        assertThat(checked.err())
                .isEqualTo("larder: the state machines have 3 problems, so nothing is deployed\n"
                        + place(edited, "${plan-rnu}")
                        + "expected ${function} with a function of the machine build-warehouse, found ${plan-rnu}; did you mean ${plan-run}?\n"
                        + place(edited, "\"TimeoutSecnds\"")
                        + "at /States/Plan the run/TimeoutSecnds: the field TimeoutSecnds of Task is not supported; did you mean TimeoutSeconds?"
                        + " (UNSUPPORTED_LOCALLY)\n"
                        + place(edited, "\"Next\": \"Copy into rwa\"")
                        + "at /States/Are the tables prepared?/Choices/0/Next: Missing 'Next' target: Copy into rwa; did you mean \"Copy into raw\"?"
                        + " (MISSING_TRANSITION_TARGET)\n");
        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.out()).isEmpty();
        assertThat(run).isEqualTo(checked);
        assertThat(state.resolve("project")).doesNotExist();
    }

    @Test
    void what_is_not_json_is_told_with_its_place() throws Exception {
        String edited =
                edit(text -> text.replaceFirst("\"StartAt\": \"[^\"]*\"", "\"StartAt\" \"build the warehouse\""));

        Typed checked = larder("check", "--project", project);

        assertThat(checked.err())
                .isEqualTo(
                        "larder: the state machines have 1 problem, so nothing is deployed\n"
                                + place(edited, "\"build the warehouse\"")
                                + "expected JSON, found: Unexpected character ('\"' (code 34)): was expecting a colon to separate property name and value\n");
        assertThat(checked.exit()).isEqualTo(2);
    }

    /** Where the first occurrence stands. */
    private static String place(String text, String what) {
        List<String> before = text.substring(0, text.indexOf(what)).lines().toList();
        return MACHINE + ":" + before.size() + ":" + (before.getLast().length() + 1) + ": ";
    }

    private String edit(UnaryOperator<String> change) throws IOException {
        String before = Files.readString(TestProject.BUNDLED.resolve(MACHINE));
        Path target = folder.resolve("classes").resolve(MACHINE);
        Files.createDirectories(target.getParent());
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(target, after);
        return after;
    }

    private Typed larder(Object... arguments) throws IOException, InterruptedException {
        String classPath = folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exit = OwnJvm.of(classPath, Main.class, List.of(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Typed(exit, Files.readString(out), Files.readString(err));
    }
}
