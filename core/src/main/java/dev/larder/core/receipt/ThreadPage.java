package dev.larder.core.receipt;

import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.html.Html;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.question.Reply;
import java.util.List;

/** What was asked and answered about a delivery, in two forms that lie beside its receipt; who asked is not said. */
public record ThreadPage(QuestionThread thread) {
    /** For a terminal; every line ends with LF. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(verdict()).append(' ').append(file()).append('\n');
        text.append(' ').append(about()).append('\n');
        if (thread.open()) {
            text.append(thread.howToAnswer()).append('\n');
        }
        for (Question question : thread.questions()) {
            entry(
                    text,
                    "Question " + question.number() + ", " + LandingTime.there(question.at(), null),
                    question.text());
            thread.replies().stream()
                    .filter(reply -> reply.number() == question.number())
                    .forEach(reply -> entry(text, heading(reply), reply.text()));
        }
        return text.toString();
    }

    private static void entry(StringBuilder text, String heading, String body) {
        text.append('\n').append(heading).append('\n');
        lines(body).forEach(line -> text.append("  ").append(line).append('\n'));
    }

    /** A page that needs nothing else. */
    public String html() {
        Html page = new Html(verdict() + " " + file());
        page.begin("header", thread.open() ? "warn" : "good")
                .element("p", "verdict", verdict())
                .element("h1", "", file())
                .paragraph(about())
                .end("header");
        if (thread.open()) {
            page.element("p", "note", thread.howToAnswer());
        }
        for (Question question : thread.questions()) {
            page.begin("section", "")
                    .element("h2", "", "Question " + question.number())
                    .element("p", "quiet", LandingTime.there(question.at(), null));
            lines(question.text()).forEach(page::paragraph);
            page.end("section");
            thread.replies().stream()
                    .filter(reply -> reply.number() == question.number())
                    .forEach(reply -> reply(page, reply));
        }
        return page.end();
    }

    private static void reply(Html page, Reply reply) {
        page.begin("section", "").element("p", "quiet", heading(reply));
        lines(reply.text()).forEach(page::paragraph);
        page.end("section");
    }

    private String verdict() {
        int open = thread.openQuestions().size();
        return open == 0 ? "ANSWERED" : ReceiptWords.count(open, "QUESTION").replace("QUESTIONs", "QUESTIONS");
    }

    private String file() {
        return Printable.text(thread.newest().landed().fileName());
    }

    private String about() {
        return "landed " + LandingTime.there(thread.newest().landed().at(), null) + ", delivery "
                + thread.newest().delivery();
    }

    private static String heading(Reply reply) {
        return "Answer, " + LandingTime.there(reply.landed().at(), null)
                + (reply.cut() ? ", only its first 64 KiB" : "")
                + (reply.garbled() ? ", not all of it UTF-8" : "");
    }

    /** Lines that say something, as people may see them. */
    private static List<String> lines(String text) {
        return text.lines()
                .map(Printable::text)
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The beginning of a text in one line, of at most so many characters. */
    static String beginning(String text, int most) {
        String line = Printable.text(text).strip().replaceAll(" {2,}", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
