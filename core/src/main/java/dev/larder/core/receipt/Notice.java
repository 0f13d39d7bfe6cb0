package dev.larder.core.receipt;

import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.calendar.FeedCalendar;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people are told when something became of a delivery, or a file has not come: an object of the lake, whose creation is told on. Its key
 * says supplier, feed, what became of it, and the file, since a message has nothing but the key.
 *
 * @param text for who opens it; every line ends with LF
 */
public record Notice(String key, String text) {
    private static final Set<String> INCOMPLETE =
            Set.of(ProblemType.ROW_COUNT.code(), ProblemType.CONTROL_TOTAL.code());

    /** Of a delivery that was answered; {@code contact} as in its receipt. */
    public static Notice of(DeliveryRecord record, String contact) {
        String receipt = LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.TXT);
        String headline = ReceiptWords.headline(new Answer(record, contact, Occasion.LANDED, List.of()));
        return new Notice(
                LakeLayout.notice(record.feed(), record.landed(), record.id(), word(record)),
                headline
                        + "\n"
                        + SetWords.toSupplier(record)
                                .map(set -> " " + set + "\n")
                                .orElse("")
                        + "The receipt: " + receipt + "\n");
    }

    /** Of a file that waits for another beside it. */
    public static Notice waiting(FeedId feed, Landed landed, String controlKey) {
        return new Notice(
                LakeLayout.notice(feed, landed, DeliveryId.of(landed), "waiting"), WaitingNote.of(landed, controlKey));
    }

    /**
     * Of files that are late.
     *
     * @param late the times at which they were due, the newest last; at least one
     */
    public static Notice late(FeedId feed, List<FeedCalendar.Open> late) {
        String due = late.stream()
                .map(each -> " due " + CalendarRow.shown(each.due(), each.zone()) + "\n")
                .collect(Collectors.joining());
        return new Notice(
                LakeLayout.lateNotice(feed, late.getLast().due()),
                "LATE %s - what was due has not come.\n%s".formatted(feed, due));
    }

    /** Words that begin alike, so that who asks for {@code rejected} gets all of its kinds. */
    private static String word(DeliveryRecord record) {
        if (!record.accepted()) {
            return rejected(record);
        }
        if (record.partly()) {
            return "accepted-in-part";
        }
        if (record.sameAs() != null) {
            return "accepted-duplicate";
        }
        return record.rejectedRows() > 0 ? "accepted-with-rejects" : "accepted";
    }

    private static String rejected(DeliveryRecord record) {
        if (record.feed().equals(FeedChoice.UNMATCHED)) {
            return "rejected-unknown-feed";
        }
        Set<String> problems = record.problemCounts().keySet();
        return !problems.isEmpty() && INCOMPLETE.containsAll(problems) ? "rejected-incomplete" : "rejected";
    }
}
