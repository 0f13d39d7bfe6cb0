package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.problem.Problem;

/** The receipt for a terminal: places and notes in two aligned columns. */
final class ReceiptText {
    private static final int GAP = 2;

    private ReceiptText() {}

    static String of(DeliveryRecord record, String contact) {
        StringBuilder text = new StringBuilder(ReceiptWords.headline(record)).append('\n');
        int width = record.problems().stream()
                        .mapToInt(problem -> ReceiptWords.place(problem).length())
                        .max()
                        .orElse(0)
                + GAP;
        for (Problem problem : record.problems()) {
            String place = ReceiptWords.place(problem);
            text.append(' ')
                    .append(place)
                    .repeat(" ", width - place.length())
                    .append(ReceiptWords.note(problem))
                    .append('\n');
        }
        String more = ReceiptWords.more(record);
        if (!more.isEmpty()) {
            text.append(' ').append(more).append('\n');
        }
        ReceiptWords.facts(record).forEach(fact -> text.append(' ').append(fact).append('\n'));
        return text.append(ReceiptWords.footer(record, contact)).append('\n').toString();
    }
}
