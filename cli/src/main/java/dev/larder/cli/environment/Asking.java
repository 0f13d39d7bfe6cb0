package dev.larder.cli.environment;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.question.Question;
import dev.larder.functions.Environment;
import dev.larder.functions.question.Threads;
import dev.larder.functions.reception.SupplierPages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A person asks a supplier: written to the lake first, then shown. A question that is open already is only shown again. */
public record Asking(Environment environment, OutFolder out) {
    /**
     * What became of a question.
     *
     * @param number which question about the delivery it is, from 1
     * @param asked false if it was open already
     * @param thread where the thread can be opened
     * @param page where the supplier's page can be opened
     */
    public record Done(
            String delivery,
            String supplier,
            int number,
            boolean asked,
            Instant at,
            String question,
            String thread,
            String page) {
        /** What is the case now. */
        public String sentence() {
            return supplier
                    + (asked ? " is asked" : " is asked already, since " + at.truncatedTo(ChronoUnit.SECONDS) + ",")
                    + " about delivery " + delivery + " (question " + number + ")";
        }
    }

    /** Refuses a text that is no question. */
    public static void requireQuestion(String text) {
        if (text.isBlank()) {
            throw CommandFailure.usage("QUESTION is empty: expected what the supplier shall read", null);
        }
        if (text.length() > Question.MOST_CHARACTERS) {
            throw CommandFailure.usage(
                    "QUESTION has %,d characters, expected at most %,d"
                            .formatted(text.length(), Question.MOST_CHARACTERS),
                    null);
        }
    }

    /** Asks about the delivery whose id begins so. */
    public Done ask(String id, String text) {
        DeliveryRecord delivery = DeliveryChoice.any(environment, id);
        String supplier = LakeLayout.sender(delivery.landed())
                .orElseThrow(() -> CommandFailure.usage(
                        "delivery " + delivery.id() + " (" + delivery.landed().place()
                                + ") lies in no supplier's folder, so nobody can be asked",
                        null));
        Threads.Asked asked =
                new Threads(environment).ask(delivery, System.getProperty("user.name", "unknown"), text.strip());
        new SupplierPages(environment).write(supplier);
        Question question = asked.question();
        return new Done(
                delivery.id(),
                supplier,
                question.number(),
                asked.isNew(),
                question.at(),
                question.text(),
                thread(delivery),
                out.copy(LakeLayout.supplierPage(supplier)).toString());
    }

    private String thread(DeliveryRecord delivery) {
        out.copy(LakeLayout.thread(delivery.feed(), delivery.landed(), delivery.id(), ReceiptForm.HTML));
        return out.copy(LakeLayout.thread(delivery.feed(), delivery.landed(), delivery.id(), ReceiptForm.TXT))
                .toString();
    }
}
