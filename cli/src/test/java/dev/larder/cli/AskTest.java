package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import dev.larder.core.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code larder ask}, and the answer that a supplier drops, in an environment on this machine. */
final class AskTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path project = Path.of("");
    private static Path state = Path.of("");
    private static String accepted = "";
    private static String rejected = "";

    @BeforeAll
    static void release() throws IOException {
        project = SmallProject.in(folder.resolve("project"));
        state = folder.resolve("state");
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("sale_1"), SmallProject.day("2026-01-01", 1));
        Files.writeString(files.resolve("sale_wrong"), "sale_no\nx\n");
        assertThat(drop(files).exit()).isEqualTo(3);
        JsonNode deliveries = status().path("deliveries");
        accepted = deliveries.path(0).path("id").asString();
        rejected = deliveries.path(1).path("id").asString();
    }

    @Test
    void a_question_is_answered_by_a_file_that_is_dropped_and_a_second_one_may_follow() throws IOException {
        String id = accepted.substring(0, 8);
        Typed asked = ask(id, "Why is the south <missing>?");

        assertThat(asked.err()).isEmpty();
        assertThat(asked.out()).startsWith("acme is asked about delivery " + accepted + " (question 1)\n  thread ");
        assertThat(Files.readString(line(asked, "  page ")))
                .contains("1 TO ANSWER", "south &lt;missing&gt;?", "suppliers/acme/sale/" + id + ".answer.txt by S3");
        assertThat(Files.readString(line(asked, "  thread "))).startsWith("1 QUESTION sale_1");
        assertThat(ask(id, "Why is the south <missing>?").out())
                .containsPattern("^acme is asked already, since [0-9-]{10}T[0-9:]{8}Z, about")
                .contains(", about delivery " + accepted + " (question 1)\n");
        JsonNode open = status().path("questions");
        assertThat(open).hasSize(1);
        assertThat(open.path(0).path("answer").isNull()).isTrue();

        Path answer = Files.writeString(folder.resolve(id + ".answer.txt"), "It was closed.\nSorry.\n");
        Typed dropped = drop(answer);

        assertThat(dropped.exit()).isZero();
        assertThat(dropped.out())
                .contains("answer     suppliers/acme/sale/" + id + ".answer.txt\n")
                .contains("RECORDED " + id + ".answer.txt - your answer about sale_1 is kept.\n")
                .doesNotContain("rejected");
        assertThat(Files.readString(line(asked, "  page "))).contains("You: It was closed. Sorry.");
        assertThat(Files.readString(line(asked, "  thread ")))
                .startsWith("ANSWERED")
                .contains("  It was closed.\n");
        assertThat(status().path("questions").path(0).path("answer").asString()).isEqualTo("It was closed.\nSorry.\n");
        assertThat(status().path("deliveries")).as("an answer is no delivery").hasSize(2);
        assertThat(Typed.larder("status", "--state", state).out()).contains("Questions", "It was closed. Sorry.");

        JsonNode second = JsonMapper.shared()
                .readTree(Typed.larder("ask", id, "When does it open?", "--state", state, "--json")
                        .out());
        assertThat(second.path("number").asInt()).isEqualTo(2);
        assertThat(second.path("asked").asBoolean()).isTrue();
        assertThat(Files.readString(line(asked, "  thread "))).startsWith("1 QUESTION");
    }

    @Test
    void a_delivery_that_was_rejected_may_be_asked_about() {
        assertThat(ask(rejected, "Is this a new file?").out()).startsWith("acme is asked about delivery " + rejected);
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        ask("nothing-like-it", "Why?").isRefused(2, "no delivery nothing-like-it", "larder status lists them");
        ask(accepted, " ").isRefused(2, "QUESTION is empty: expected what the supplier shall read");
        ask(accepted, "x".repeat(Question.MOST_CHARACTERS + 1))
                .isRefused(2, "QUESTION has 2,001 characters, expected at most 2,000");
        Typed.larder("ask", accepted, "--state", state)
                .isRefused(2, "Missing required parameter: 'QUESTION'", "larder ask --help says what there is");
    }

    @Test
    void an_answer_is_no_file_to_try() throws IOException {
        Path answer = Files.writeString(folder.resolve("0123abcd.answer.txt"), "x");

        Typed.larder("receive", answer, "--project", project, "--feed", "acme/sale")
                .isRefused(
                        2,
                        "0123abcd.answer.txt would be taken for an answer to a question: its name ends in .answer.txt",
                        "a file of data needs another name");
    }

    private static Typed ask(String delivery, String question) {
        return Typed.larder("ask", delivery, question, "--state", state);
    }

    private static Typed drop(Path file) {
        return Typed.larder("run", "--project", project, "--state", state, "--as", "acme/sale", "--drop", file);
    }

    private static Path line(Typed typed, String beginning) {
        return typed.out()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> Path.of(line.substring(beginning.length())))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode status() {
        return JsonMapper.shared()
                .readTree(Typed.larder("status", "--json", "--state", state).out());
    }
}
