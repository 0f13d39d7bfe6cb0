package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.html.Html;
import java.util.List;

/** The receipt as a page that needs nothing else. */
final class ReceiptHtml {
    private ReceiptHtml() {}

    static String of(DeliveryRecord record, String contact) {
        String headline = ReceiptWords.headline(record);
        Html page = new Html(headline).element("h1", record.accepted() ? "good" : "bad", headline);
        problems(page, record);
        ReceiptWords.facts(record).forEach(page::paragraph);
        return page.paragraph(ReceiptWords.footer(record, contact)).end();
    }

    private static void problems(Html page, DeliveryRecord record) {
        if (record.problems().isEmpty()) {
            return;
        }
        page.table(
                List.of(),
                record.problems().stream()
                        .map(problem -> List.of(ReceiptWords.place(problem), ReceiptWords.note(problem)))
                        .toList());
        String more = ReceiptWords.more(record);
        if (!more.isEmpty()) {
            page.paragraph(more);
        }
    }
}
