package dev.larder.core.receipt;

import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.question.Question;
import dev.larder.core.question.Reply;

/** What a supplier is told about a file that answers a question. */
public final class ReplyNote {
    private ReplyNote() {}

    /** It is kept. */
    public static String kept(Question newest, Reply reply) {
        String thread = LakeLayout.thread(newest.feed(), newest.landed(), newest.delivery(), ReceiptForm.TXT);
        return "RECORDED " + name(reply.landed()) + " - your answer about "
                + Printable.text(newest.landed().fileName()) + " is kept.\n"
                + " landed " + LandingTime.there(reply.landed().at(), null) + ", about delivery " + newest.delivery()
                + "\n"
                + (reply.cut() ? " Only its first 64 KiB were read.\n" : "")
                + (reply.garbled()
                        ? " Not all of it is UTF-8: what could not be read is shown as \uFFFD. Save it as UTF-8 and send it"
                                + " again under the same name.\n"
                        : "")
                + "It stands in " + thread + ", and within minutes on your page.\n";
    }

    /** It says nothing. */
    public static String empty(Landed landed) {
        return "EMPTY " + name(landed) + " - it has no text, so nothing is kept and the question stays open.\n"
                + "Write the answer into it and send it again under the same name.\n";
    }

    /** It answers no question; {@code meant} says how many deliveries with questions have an id that begins like its name. */
    public static String unasked(Landed landed, int meant) {
        String why = meant > 1
                ? "its name means " + meant + " deliveries that you were asked about"
                : "you were asked nothing about a delivery of that name";
        return "NO QUESTION " + name(landed) + " - " + why + ". Nothing is kept of it.\n"
                + "Name the file after the id of the delivery, as the question says: "
                + (meant > 1 ? "all twenty" : "its first eight") + " characters and .answer.txt.\n"
                + "Your page shows which questions are open. A file of data must not end in .answer.txt.\n";
    }

    private static String name(Landed landed) {
        return Printable.text(landed.fileName());
    }
}
