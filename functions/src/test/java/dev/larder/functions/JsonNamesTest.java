package dev.larder.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.JsonNamed;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.functions.blame.FindCulprit;
import dev.larder.functions.planning.StartRun;
import dev.larder.functions.pull.PullStep;
import dev.larder.functions.pull.PullVerdict;
import dev.larder.functions.report.ReportFailure;
import dev.larder.functions.report.WriteReport;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunVerdict;
import dev.larder.functions.step.RunStatements;
import dev.larder.functions.step.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words that leave a function, or come to it, are those that documents in the lake and the state machine have always had. */
class JsonNamesTest {
    @ParameterizedTest
    @EnumSource
    void a_step_is_read_under_its_name(Step step) {
        String request = "{\"run\":\"r\",\"step\":\"" + step.jsonName() + "\"}";

        assertThat(Lake.JSON.readValue(request, RunStatements.Request.class))
                .isEqualTo(new RunStatements.Request("r", step));
        assertThat(Lake.JSON.writeValueAsString(step)).isEqualTo("\"" + step.jsonName() + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_verdict_of_a_run_is_read_and_written_under_its_name(RunVerdict verdict) {
        String document = "{\"verdict\":\"" + verdict.jsonName() + "\"}";

        assertThat(Lake.JSON.readValue(document, ReportFailure.Answer.class))
                .isEqualTo(new ReportFailure.Answer(verdict));
        assertThat(Lake.JSON.writeValueAsString(new ReportFailure.Answer(verdict)))
                .isEqualTo(document);
    }

    @ParameterizedTest
    @EnumSource
    void progress_is_written_as_the_state_machine_reads_it(Progress.Verdict verdict) {
        assertThat(Lake.JSON.writeValueAsString(new Progress(verdict)))
                .isEqualTo("{\"verdict\":\"" + verdict.jsonName() + "\"}");
    }

    @Test
    void the_state_machine_and_the_functions_know_the_same_names() throws IOException {
        String machine = Files.readString(
                Path.of(System.getProperty("larder.root"), "statemachines", "build-warehouse.asl.json"));

        assertThat(all(machine, "\"step\": \"(\\w+)\"")).isEqualTo(names(Step.values()));
        assertThat(all(machine, "\"gate\": \"(\\w+)\""))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Gate.values()).map(Gate::word).toArray(String[]::new));
        assertThat(all(machine, "\"verdict\": \"(\\w+)\"")).isSubsetOf(names(RunVerdict.values()));
        Set<String> answers = new TreeSet<>(names(Progress.Verdict.values()));
        answers.addAll(names(FindCulprit.Verdict.values()));
        assertThat(all(machine, "'(\\w+)'(?= %}|, |\\]| and )")).isEqualTo(answers);
    }

    @Test
    void the_machine_that_fetches_files_and_its_function_know_the_same_names() throws IOException {
        String machine =
                Files.readString(Path.of(System.getProperty("larder.root"), "statemachines", "pull-files.asl.json"));

        assertThat(all(machine, "\"step\": \"(\\w+)\"")).isEqualTo(names(PullStep.values()));
        assertThat(all(machine, "'(\\w+)'(?= %}|, '|\\])"))
                .containsAll(names(PullVerdict.values()).stream()
                        .filter(name -> !name.equals("landed"))
                        .toList());
    }

    @Test
    void a_start_is_answered_with_the_words_that_people_look_for() {
        assertThat(names(StartRun.Verdict.values()))
                .containsExactly("blocked", "gathering", "idle", "live", "parked", "reading", "started", "waiting");
    }

    @Test
    void an_unknown_name_is_refused_with_what_was_expected() {
        assertThatThrownBy(() -> Lake.JSON.readValue("{\"step\":\"stir\"}", RunStatements.Request.class))
                .hasMessageContaining(
                        "step \"stir\": expected prepare, copy, build, diff, publish; what wrote it and what reads it are of"
                                + " different versions");
        assertThatThrownBy(() -> Lake.JSON.readValue("{\"verdict\":\"PUBLISHED\"}", WriteReport.Request.class))
                .hasMessageContaining("verdict of a run \"PUBLISHED\": expected published, blocked, waiting, failed");
        assertThatThrownBy(() -> Gate.named("INPUT")).hasMessage("gate \"INPUT\": expected input, logic or output");
    }

    private static Set<String> names(JsonNamed... values) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(values).map(JsonNamed::jsonName).forEach(names::add);
        return names;
    }

    private static Set<String> all(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
