package dev.larder.core.receipt;

import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.lake.NoticeLayout;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.question.Reply;

/** What people are told of questions: the supplier that there is one, and who operates that it was answered. */
public final class QuestionNote {
    private QuestionNote() {}

    /** That the question is asked, with how to answer; who asked is not said. */
    public static Notice asked(QuestionThread thread, Question question) {
        String text = """
                QUESTION %d about %s, delivery %s
                %s
                %s
                The thread: %s
                """.formatted(
                        question.number(),
                        Printable.text(question.landed().fileName()),
                        question.delivery(),
                        indented(question.text()),
                        thread.howToAnswer(),
                        thread(question));
        return new Notice(
                NoticeLayout.question(question.feed(), question.landed(), question.delivery(), question.number()),
                text);
    }

    /** That an answer came. */
    public static Notice answered(Question newest, Reply reply) {
        String text = """
                ANSWERED about %s, delivery %s - question %d and those before it.
                %s
                The thread: %s
                """.formatted(
                        Printable.text(newest.landed().fileName()),
                        newest.delivery(),
                        reply.number(),
                        indented(reply.text()),
                        thread(newest));
        return new Notice(NoticeLayout.answer(newest.feed(), newest.landed(), newest.delivery(), reply.id()), text);
    }

    private static String indented(String text) {
        return text.strip()
                .lines()
                .map(line -> "  " + Printable.text(line))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static String thread(Question question) {
        return LakeLayout.thread(question.feed(), question.landed(), question.delivery(), ReceiptForm.TXT);
    }
}
