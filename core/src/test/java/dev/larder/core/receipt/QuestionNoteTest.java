package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.question.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuestionNoteTest {
    private static final Instant NOW = Instant.parse("2026-03-22T08:00:00Z");
    private static final Landed LANDED = new Landed("landing", "suppliers/acme/rx/rx.csv", "v1", NOW, 1);
    private static final Question QUESTION =
            new Question("2a93fcde00000000", new FeedId("acme", "rx"), LANDED, 2, "ann", NOW, "Is the south\nmissing?");

    @Test
    void a_supplier_is_told_what_is_asked_and_how_to_answer_and_not_by_whom() {
        Notice notice = QuestionNote.asked(new QuestionThread(List.of(QUESTION), List.of()), QUESTION);

        assertThat(notice.key()).startsWith("notices/acme/rx/question/").endsWith("-2.txt");
        assertThat(notice.text())
                .startsWith("QUESTION 2 about rx.csv, delivery 2a93fcde")
                .contains("  Is the south\n  missing?", ".answer.txt", "The thread: ")
                .doesNotContain("ann");
    }

    @Test
    void who_operates_is_told_of_an_answer_where_no_supplier_is() {
        Landed landed = new Landed("landing", "suppliers/acme/rx/2a93fcde.answer.txt", "v2", NOW.plusSeconds(60), 1);
        Reply reply = Reply.of(QUESTION, landed, "It closed.".getBytes(StandardCharsets.UTF_8));

        Notice notice = QuestionNote.answered(QUESTION, reply);

        assertThat(notice.key()).startsWith("notices/_answers/acme/rx/").endsWith(".txt");
        assertThat(notice.text()).startsWith("ANSWERED about rx.csv").contains("  It closed.");
    }
}
