package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Problem;

/** The receipt as a page that needs nothing else. Whatever comes from the supplier goes through {@link #text}. */
final class ReceiptHtml {
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
            + "table{border-collapse:collapse}td{padding:.2rem 1rem .2rem 0;vertical-align:top}"
            + ".accepted{color:#176117}.rejected{color:#a11212}";
    private final StringBuilder page = new StringBuilder();

    private ReceiptHtml() {}

    static String of(DeliveryRecord record, String contact) {
        return new ReceiptHtml().write(record, contact);
    }

    private String write(DeliveryRecord record, String contact) {
        String headline = ReceiptWords.headline(record);
        page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
        text(headline);
        page.append("</title>\n<style>").append(STYLE).append("</style>\n<h1 class=\"").append(record.accepted() ? "accepted" : "rejected").append("\">");
        text(headline);
        page.append("</h1>\n");
        problems(record);
        for (String fact : ReceiptWords.facts(record)) {
            paragraph(fact);
        }
        paragraph(ReceiptWords.footer(record, contact));
        return page.append("</html>\n").toString();
    }

    private void problems(DeliveryRecord record) {
        if (record.problems().isEmpty()) {
            return;
        }
        page.append("<table>\n");
        for (Problem problem : record.problems()) {
            page.append("<tr><td>");
            text(ReceiptWords.place(problem));
            page.append("</td><td>");
            text(ReceiptWords.note(problem));
            page.append("</td></tr>\n");
        }
        page.append("</table>\n");
        String more = ReceiptWords.more(record);
        if (!more.isEmpty()) {
            paragraph(more);
        }
    }

    private void paragraph(String content) {
        page.append("<p>");
        text(content);
        page.append("</p>\n");
    }

    /** The only writer of text: escapes everything that HTML gives a meaning. */
    private void text(String content) {
        for (int i = 0; i < content.length(); i++) {
            char letter = content.charAt(i);
            switch (letter) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(letter);
            }
        }
    }
}
