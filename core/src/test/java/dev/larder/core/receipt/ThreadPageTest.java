package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.question.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadPageTest {
    private static final String DELIVERY = "0123456789abcdef0123";
    private static final Question FIRST = question(1, "Why is week 12 empty?\n\n<b>Please</b> look.");
    private static final Question SECOND = question(2, "And week 13?");

    @Test
    void an_open_question_says_how_to_answer() {
        QuestionThread thread = new QuestionThread(List.of(FIRST), List.of());

        assertThat(thread.open()).isTrue();
        assertThat(new ThreadPage(thread).text()).isEqualTo("""
                1 QUESTION rx.csv
                 landed 2026-03-22 08:00:00 UTC, delivery 0123456789abcdef0123
                Answer with a text file (UTF-8) named 01234567.answer.txt: suppliers/acme/rx/01234567.answer.txt by S3, /drop/rx/01234567.answer.txt by SFTP.

                Question 1, 2026-03-23 09:01:00 UTC
                  Why is week 12 empty?
                  <b>Please</b> look.
                """);
    }

    @Test
    void an_answer_counts_for_every_question_asked_before_it() {
        QuestionThread thread = new QuestionThread(List.of(SECOND, FIRST), List.of(reply(SECOND, "Holidays.", 30)));

        assertThat(thread.open()).isFalse();
        assertThat(thread.questions()).containsExactly(FIRST, SECOND);
        assertThat(thread.openQuestions()).isEmpty();
        assertThat(thread.answer(FIRST)).map(Reply::text).contains("Holidays.");
        assertThat(new ThreadPage(thread).text())
                .startsWith("ANSWERED rx.csv\n")
                .doesNotContain("Answer with")
                .endsWith("""
                        Question 2, 2026-03-23 09:02:00 UTC
                          And week 13?

                        Answer, 2026-03-24 08:30:00 UTC
                          Holidays.
                        """);
    }

    @Test
    void a_question_behind_the_answer_is_open_again() {
        QuestionThread thread = new QuestionThread(List.of(FIRST, SECOND), List.of(reply(FIRST, "Holidays.", 30)));

        assertThat(thread.open()).isTrue();
        assertThat(thread.openQuestions()).containsExactly(SECOND);
        assertThat(new ThreadPage(thread).html()).contains("1 QUESTION", "Question 2", "Holidays.");
    }

    @Test
    void nothing_that_was_written_becomes_markup() {
        QuestionThread thread =
                new QuestionThread(List.of(FIRST), List.of(reply(FIRST, "<script>alert(1)</script>\u001b[2J", 30)));

        assertThat(new ThreadPage(thread).html())
                .doesNotContain("<script", "<b>", "\u001b")
                .contains("&lt;b&gt;Please&lt;/b&gt; look.", "&lt;script&gt;");
    }

    @Test
    void a_version_that_was_recorded_twice_is_one_answer() {
        Reply once = reply(FIRST, "Holidays.", 30);
        Reply again = reply(SECOND, "Holidays.", 30);

        assertThat(new QuestionThread(List.of(FIRST, SECOND), List.of(again, once)).replies())
                .containsExactly(once);
        assertThatThrownBy(() -> new QuestionThread(List.of(), List.of()))
                .hasMessage("a thread begins with a question");
    }

    @Test
    void of_a_long_answer_the_first_part_is_read_up_to_a_whole_character() {
        byte[] read = ("x".repeat(Reply.MOST_BYTES - 1) + "éé").getBytes(StandardCharsets.UTF_8);
        Reply reply = Reply.of(FIRST, landed("a.answer.txt", 30), java.util.Arrays.copyOf(read, Reply.MOST_BYTES + 1));

        assertThat(reply.text()).hasSize(Reply.MOST_BYTES - 1);
        assertThat(reply.cut()).isTrue();
        assertThat(reply.garbled()).isFalse();
        assertThat(ReplyNote.kept(FIRST, reply))
                .startsWith("RECORDED a.answer.txt - your answer about rx.csv is kept.\n")
                .contains(" Only its first 64 KiB were read.\n");
    }

    @Test
    void what_is_no_utf_8_is_said() {
        Reply reply = Reply.of(FIRST, landed("a.answer.txt", 30), new byte[] {'a', (byte) 0xff});

        assertThat(reply.garbled()).isTrue();
        assertThat(ReplyNote.kept(FIRST, reply)).contains(" Not all of it is UTF-8");
        assertThat(new ThreadPage(new QuestionThread(List.of(FIRST), List.of(reply))).text())
                .contains("Answer, 2026-03-24 08:30:00 UTC, not all of it UTF-8\n  a\uFFFD\n");
    }

    @Test
    void a_file_that_answers_nothing_is_told_so() {
        Landed landed = landed("99.answer.txt", 30);

        assertThat(ReplyNote.empty(landed)).startsWith("EMPTY 99.answer.txt - it has no text");
        assertThat(ReplyNote.unasked(landed, 0))
                .startsWith("NO QUESTION 99.answer.txt - you were asked nothing about a delivery of that name.")
                .contains("its first eight characters");
        assertThat(ReplyNote.unasked(landed, 2)).contains("its name means 2 deliveries", "all twenty characters");
    }

    @Test
    void the_beginning_of_a_text_is_one_line() {
        assertThat(ThreadPage.beginning("Why  is\nit?", 40)).isEqualTo("Why is it?");
        assertThat(ThreadPage.beginning("Why is it so?", 6)).isEqualTo("Why is…");
    }

    private static Question question(int number, String text) {
        Landed landed =
                new Landed("landing", "suppliers/acme/rx/rx.csv", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
        return new Question(
                DELIVERY,
                new FeedId("acme", "rx"),
                landed,
                number,
                "ann",
                Instant.parse("2026-03-23T09:00:00Z").plusSeconds(60L * number),
                text);
    }

    private static Reply reply(Question newest, String text, int minute) {
        return Reply.of(newest, landed("01234567.answer.txt", minute), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Landed landed(String name, int minute) {
        return new Landed(
                "landing",
                "suppliers/acme/rx/" + name,
                "v9",
                Instant.parse("2026-03-24T08:00:00Z").plusSeconds(60L * minute),
                1);
    }
}
