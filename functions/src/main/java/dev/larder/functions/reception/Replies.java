package dev.larder.functions.reception;

import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.question.Question;
import dev.larder.core.question.Reply;
import dev.larder.core.question.ReplyName;
import dev.larder.core.receipt.ReplyNote;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.question.ThreadKeys;
import dev.larder.functions.question.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Receives the files that answer questions: the answer is kept, the thread shown, and its sender told, in this order. */
final class Replies {
    private final Environment environment;
    private final Threads threads;

    Replies(Environment environment) {
        this.environment = environment;
        this.threads = new Threads(environment);
    }

    /** Whether the version answers a question, or wants to, and is no delivery. */
    static boolean isReply(Landed landed) {
        return ReplyName.is(landed.key());
    }

    /** Receives it; harmless when repeated. */
    void receive(Version version) throws IOException {
        Landed landed = version.landed();
        String supplier = LakeLayout.sender(landed).orElseThrow();
        List<ThreadKeys> meant = ReplyName.delivery(landed.fileName())
                .map(delivery -> threads.list(supplier + "/" + delivery))
                .orElse(List.of());
        String note = meant.size() == 1 ? keep(meant.getFirst(), landed) : ReplyNote.unasked(landed, meant.size());
        String key = LakeLayout.replyNote(supplier, landed, DeliveryId.of(landed));
        environment.lake().objects().writeOnce(key, note.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    private String keep(ThreadKeys thread, Landed landed) throws IOException {
        Question newest = threads.read(thread).newest();
        Reply reply = Reply.of(newest, landed, beginning(landed));
        if (Printable.text(reply.text()).isBlank()) {
            return ReplyNote.empty(landed);
        }
        threads.answer(thread, reply);
        return ReplyNote.kept(newest, reply);
    }

    private byte[] beginning(Landed landed) throws IOException {
        try (InputStream bytes = environment.landing().open(landed)) {
            return bytes.readNBytes(Reply.MOST_BYTES + 1);
        }
    }
}
