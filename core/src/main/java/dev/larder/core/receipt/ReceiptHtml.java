package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.html.Html;
import dev.larder.core.receipt.ProblemGroup.Case;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** The receipt as a page that needs nothing else: the verdict and what to do first, then why, then what names the delivery. */
final class ReceiptHtml {
    private ReceiptHtml() {}

    static String of(Answer answer) {
        DeliveryRecord record = answer.record();
        Html page = new Html(ReceiptWords.headline(answer));
        page.begin("header", record.accepted() && !record.partly() ? "good" : "bad");
        page.element("p", "verdict", ReceiptWords.verdict(answer))
                .element("h1", "", ReceiptWords.file(answer))
                .paragraph(ReceiptWords.sentence(answer))
                .end("header");
        ReceiptFacts.warnings(record).forEach(warning -> page.element("p", "note warn", "Warning: " + warning));
        page.element("p", "note", Advice.of(answer));
        problems(page, record);
        members(page, record);
        accepted(page, record);
        ReceiptFacts.of(answer).forEach(fact -> page.paragraph(capital(fact) + "."));
        page.facts(reference(answer));
        return page.end();
    }

    private static void problems(Html page, DeliveryRecord record) {
        List<ProblemGroup> groups = ProblemGroup.of(record);
        for (ProblemGroup group : groups) {
            page.begin("section", "problem");
            if (group.hasHeading()) {
                page.element("h2", "", capital(group.place()) + ", " + ReceiptWords.number(group.count()) + " times");
                page.paragraph(group.note());
            }
            page.begin("dl", group.hasHeading() ? "values" : "");
            for (Case each : group.cases()) {
                page.element("dt", "", capital(each.place())).element("dd", "", each.what());
            }
            page.end("dl");
            if (!group.more().isEmpty()) {
                page.element("p", "quiet", group.more());
            }
            page.end("section");
        }
        String more = ReceiptWords.more(record, groups);
        if (!more.isEmpty()) {
            page.paragraph(more);
        }
    }

    private static void members(Html page, DeliveryRecord record) {
        List<List<String>> members =
                ReceiptMembers.of(record).stream().map(ReceiptMembers::cells).toList();
        if (!members.isEmpty()) {
            page.table(List.of("Verdict", "Member", "Feed", "What", "Delivery"), members);
        }
    }

    private static void accepted(Html page, DeliveryRecord record) {
        if (!record.periods().isEmpty()) {
            page.table(List.of("Period", "Rows"), ReceiptFacts.periods(record));
        }
        String more = ReceiptFacts.morePeriods(record);
        if (!more.isEmpty()) {
            page.element("p", "quiet", more);
        }
    }

    private static SequencedMap<String, String> reference(Answer answer) {
        DeliveryRecord record = answer.record();
        SequencedMap<String, String> reference = new LinkedHashMap<>();
        boolean matched = !record.feed().equals(FeedChoice.UNMATCHED);
        reference.put("Feed", matched ? record.feed().toString() : "none");
        if (record.contractVersion() != null) {
            reference.put("Contract", record.contractVersion());
        }
        reference.put(answer.tried() ? "As if landed" : "Landed", LandingTime.of(record));
        if (!answer.tried()) {
            reference.put("Delivery", record.id());
        }
        reference.put("Rows read", ReceiptWords.number(record.rows() + record.rejectedRows()));
        if (record.rejects() != null) {
            reference.put("Rows left out", ReceiptWords.number(record.rejectedRows()));
        }
        reference.put("Bytes", ReceiptWords.number(record.bytes()));
        if (!record.sha256().isEmpty()) {
            reference.put("SHA-256", record.sha256());
        }
        reference.put("Help", Printable.text(answer.contact()));
        return reference;
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
