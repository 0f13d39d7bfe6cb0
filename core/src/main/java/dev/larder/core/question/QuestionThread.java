package dev.larder.core.question;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that was asked and answered about one delivery. Immutable.
 *
 * @param questions by number; never empty
 * @param replies in the order in which they landed, each version once
 */
public record QuestionThread(List<Question> questions, List<Reply> replies) {
    private static final Comparator<Reply> ORDER = Comparator.comparing(Reply::landed);

    /** Puts both in order. Of a version that was recorded twice, at the same time, the first record counts. */
    public QuestionThread {
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a thread begins with a question");
        }
        questions = questions.stream()
                .sorted(Comparator.comparingInt(Question::number))
                .toList();
        TreeMap<String, Reply> once = new TreeMap<>();
        replies.forEach(
                reply -> once.merge(reply.id(), reply, (one, other) -> one.number() <= other.number() ? one : other));
        replies = once.values().stream().sorted(ORDER).toList();
    }

    /** The newest question, which names the delivery as all do. */
    public Question newest() {
        return questions.getLast();
    }

    /** Whether the newest question waits for an answer. */
    public boolean open() {
        return replies.stream().noneMatch(reply -> reply.number() >= newest().number());
    }

    /** The questions that wait for an answer. */
    public List<Question> openQuestions() {
        return questions.stream().filter(question -> answer(question).isEmpty()).toList();
    }

    /** The newest answer to the question, or to one after it that was answered before any other. */
    public Optional<Reply> answer(Question question) {
        return replies.stream()
                .filter(reply -> reply.number() >= question.number())
                .min(Comparator.comparingInt(Reply::number).thenComparing(ORDER.reversed()));
    }

    /** The folder of whoever is asked. */
    public String supplier() {
        return LakeLayout.sender(newest().landed()).orElseThrow();
    }

    /** What the supplier does to answer, as sentences. */
    public String howToAnswer() {
        String name = ReplyName.of(LakeLayout.shortId(newest().delivery()));
        Optional<String> feed =
                LandingKey.parse(newest().landed().key()).map(LandingKey::feed).filter(FeedId::isName);
        String own = "suppliers/" + supplier() + "/";
        return "Answer with a text file (UTF-8) named " + name + ": "
                + feed.map(folder -> own + folder + "/" + name + " by S3, /drop/" + folder + "/" + name + " by SFTP.")
                        .orElse(own + name + " by S3, or in any of your folders below /drop by SFTP.");
    }
}
