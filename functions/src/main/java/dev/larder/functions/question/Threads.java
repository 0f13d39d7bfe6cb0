package dev.larder.functions.question;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.question.Reply;
import dev.larder.core.receipt.Notice;
import dev.larder.core.receipt.QuestionNote;
import dev.larder.core.receipt.ThreadPage;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The threads of an environment. Everything is harmless when repeated. */
public final class Threads {
    private final Environment environment;
    private final Lake lake;

    /** Those of this environment. */
    public Threads(Environment environment) {
        this.environment = environment;
        this.lake = environment.lake();
    }

    /**
     * What became of a question.
     *
     * @param isNew false if the same question was open already
     */
    public record Asked(QuestionThread thread, Question question, boolean isNew) {}

    /**
     * Asks, unless the same question about the delivery is open, makes the pages, and tells the supplier of it, once a question.
     *
     * @param delivery whose sender is a supplier, as {@link LakeLayout#sender} says
     */
    public Asked ask(DeliveryRecord delivery, String by, String text) {
        String supplier = LakeLayout.sender(delivery.landed()).orElseThrow();
        while (true) {
            Optional<ThreadKeys> known =
                    list(supplier + "/" + delivery.id()).stream().findFirst();
            Optional<Question> open = known.filter(ThreadKeys::open).map(this::read).stream()
                    .flatMap(thread -> thread.openQuestions().stream())
                    .filter(question -> question.text().equals(text))
                    .findFirst();
            if (open.isPresent()) {
                return told(supplier, open.get(), false);
            }
            int number = known.map(ThreadKeys::newestQuestion).orElse(0) + 1;
            Question question = new Question(
                    delivery.id(),
                    delivery.feed(),
                    delivery.landed(),
                    number,
                    by,
                    environment.clock().instant(),
                    text);
            if (lake.putOnce(LakeLayout.question(supplier, delivery.id(), number), question)) {
                return told(supplier, question, true);
            }
        }
    }

    /** Told last, when there is something to be opened; who is cut off before asks the same again, which tells it. */
    private Asked told(String supplier, Question question, boolean isNew) {
        QuestionThread thread = show(supplier, question.delivery());
        tell(QuestionNote.asked(thread, question));
        return new Asked(thread, question, isNew);
    }

    private void tell(Notice notice) {
        lake.objects()
                .writeOnce(notice.key(), notice.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    /** Keeps an answer, unless this version is kept already, makes the pages, and tells who operates of it, once an answer. */
    public void answer(ThreadKeys thread, Reply reply) {
        if (!thread.has(reply.id())) {
            lake.putOnce(LakeLayout.reply(thread.supplier(), thread.delivery(), reply.number(), reply.id()), reply);
        }
        QuestionThread shown = show(thread.supplier(), thread.delivery());
        // As it was kept first: received again after another question, it is not told as an answer to that one.
        shown.replies().stream()
                .filter(kept -> kept.id().equals(reply.id()))
                .forEach(kept -> tell(QuestionNote.answered(shown.newest(), kept)));
    }

    /**
     * Those whose supplier and delivery begin so, by these.
     *
     * @param beginning of {@code <supplier>/<delivery id>}; empty for all
     */
    public List<ThreadKeys> list(String beginning) {
        // The answers first: one that comes meanwhile has its question in the second list.
        Map<String, List<String>> replies = byDelivery(LakeLayout.replies(), beginning);
        return byDelivery(LakeLayout.questions(), beginning).entrySet().stream()
                .map(each -> {
                    String[] parts = each.getKey().split("/");
                    return new ThreadKeys(
                            parts[0], parts[1], each.getValue(), replies.getOrDefault(each.getKey(), List.of()));
                })
                .toList();
    }

    private Map<String, List<String>> byDelivery(String prefix, String beginning) {
        return lake.objects().keys(prefix + beginning).stream()
                .collect(Collectors.groupingBy(
                        key -> key.substring(prefix.length(), key.lastIndexOf('/')),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** All that was said. */
    public QuestionThread read(ThreadKeys thread) {
        return new QuestionThread(
                thread.questions().stream()
                        .map(key -> lake.get(key, Question.class))
                        .toList(),
                thread.replies().stream().map(key -> lake.get(key, Reply.class)).toList());
    }

    /** Makes the pages until nothing was said meanwhile: of two who make them at once, the last one has read what both said. */
    private QuestionThread show(String supplier, String delivery) {
        ThreadKeys shown = only(supplier, delivery);
        while (true) {
            QuestionThread thread = read(shown);
            Question newest = thread.newest();
            ThreadPage page = new ThreadPage(thread);
            write(newest, ReceiptForm.HTML, page.html(), "text/html; charset=utf-8");
            write(newest, ReceiptForm.TXT, page.text(), "text/plain; charset=utf-8");
            ThreadKeys now = only(supplier, delivery);
            if (now.equals(shown)) {
                return thread;
            }
            shown = now;
        }
    }

    private ThreadKeys only(String supplier, String delivery) {
        return list(supplier + "/" + delivery).getFirst();
    }

    private void write(Question of, ReceiptForm form, String content, String contentType) {
        String key = LakeLayout.thread(of.feed(), of.landed(), of.delivery(), form);
        lake.objects().write(key, content.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
