package dev.larder.core.receipt;

import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.html.Html;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.question.Question;
import dev.larder.core.question.QuestionThread;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's page: what is asked, what is due, what arrived, what was refused, what waits. It lies beside the receipts and links them.
 *
 * @param supplier the supplier's folder
 * @param files the newest ones, newest first
 * @param count how many there are, with those that are not shown
 * @param due what is due, and when, feed by feed
 * @param questions about deliveries, the open ones first
 */
public record SupplierPage(
        String supplier, List<Sent> files, int count, List<CalendarRow> due, List<QuestionThread> questions) {
    private static final int SHOWN_CHARACTERS = 300;

    /** Copies the lists. */
    public SupplierPage {
        files = List.copyOf(files);
        due = List.copyOf(due);
        questions = List.copyOf(questions);
    }

    /** Of a supplier who was asked nothing. */
    public SupplierPage(String supplier, List<Sent> files, int count, List<CalendarRow> due) {
        this(supplier, files, count, due, List.of());
    }

    /** A file that landed, and its record; null while it waits for one. */
    public record Sent(Landed landed, @Nullable DeliveryRecord record) {
        boolean waits() {
            return record == null;
        }

        boolean isRejected() {
            return record != null && (!record.accepted() || record.partly());
        }
    }

    /** The page, as of an instant. */
    public String html(Instant at) {
        List<Sent> waiting = files.stream().filter(Sent::waits).toList();
        List<Sent> refused = toMend();
        List<CalendarRow> bad = due.stream().filter(CalendarRow::isBad).toList();
        List<QuestionThread> open =
                questions.stream().filter(QuestionThread::open).toList();
        String summary = summary(open.size(), bad.size(), waiting.size(), refused.size());
        Html page = new Html("Deliveries of " + supplier);
        page.begin("header", !refused.isEmpty() || !bad.isEmpty() ? "bad" : open.isEmpty() ? "good" : "warn")
                .element("p", "verdict", summary.isEmpty() ? "ALL ANSWERED" : summary)
                .element("h1", "", "Deliveries of " + supplier)
                .paragraph("As of " + LandingTime.there(at, null) + ". A change appears here within minutes.")
                .end("header");
        questions(page, "Questions to you", open);
        calendar(page);
        list(page, "Waiting for an answer", waiting);
        list(page, "Rejected, and not sent again since", refused);
        list(
                page,
                files.size() < count ? "The newest " + files.size() + " of " + ReceiptWords.number(count) : "All",
                files);
        questions(
                page,
                "Questions that you answered",
                questions.stream().filter(thread -> !thread.open()).toList());
        return page.end();
    }

    private void questions(Html page, String heading, List<QuestionThread> threads) {
        if (threads.isEmpty()) {
            return;
        }
        page.heading(heading).begin("ul", "files");
        threads.forEach(thread -> thread(page, thread));
        page.end("ul");
    }

    private void thread(Html page, QuestionThread thread) {
        Question newest = thread.newest();
        page.begin("li", "")
                .element("span", thread.open() ? "warn" : "good", thread.open() ? "open" : "answered")
                .begin("div", "");
        String key = LakeLayout.thread(newest.feed(), newest.landed(), newest.delivery(), ReceiptForm.HTML);
        page.link(
                key.substring(LakeLayout.supplierReceipts(supplier).length()),
                Printable.text(newest.landed().fileName()));
        List<Question> shown = thread.open() ? thread.openQuestions() : List.of(newest);
        shown.forEach(question -> page.element("p", "", ThreadPage.beginning(question.text(), SHOWN_CHARACTERS)));
        thread.answer(newest)
                .ifPresent(reply ->
                        page.element("p", "quiet", "You: " + ThreadPage.beginning(reply.text(), SHOWN_CHARACTERS)));
        if (thread.open()) {
            page.element("p", "quiet", thread.howToAnswer());
        }
        page.end("div").end("li");
    }

    private static String summary(int questions, int late, int waiting, int refused) {
        return Stream.of(
                        part(questions, " TO ANSWER"),
                        part(late, " LATE"),
                        part(refused, " TO MEND"),
                        part(waiting, " WAITING"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : ReceiptWords.number(count) + what;
    }

    private void calendar(Html page) {
        if (due.isEmpty()) {
            return;
        }
        page.heading("Due").begin("ul", "files");
        for (CalendarRow row : due) {
            String style = row.isBad() ? "bad" : row.state() == CalendarRow.State.DUE ? "quiet" : "good";
            page.begin("li", "").element("span", style, row.state().word()).begin("div", "");
            page.element("b", "", row.feed().name())
                    .element("p", "quiet", Printable.text(row.time() + ": " + row.about()));
            page.end("div").end("li");
        }
        page.end("ul");
    }

    /** The rejected files whose name was not sent again since, whatever became of that. */
    private List<Sent> toMend() {
        Set<String> newer = new HashSet<>();
        return files.stream()
                .filter(file -> newer.add(file.landed().key()))
                .filter(Sent::isRejected)
                .toList();
    }

    private void list(Html page, String heading, List<Sent> some) {
        if (some.isEmpty()) {
            return;
        }
        page.heading(heading).begin("ul", "files");
        some.forEach(file -> item(page, file));
        page.end("ul");
    }

    private void item(Html page, Sent file) {
        DeliveryRecord record = file.record();
        page.begin("li", "");
        page.element("span", style(file), verdict(record));
        String name = Printable.text(file.landed().fileName());
        String link = record == null ? null : link(record);
        page.begin("div", "");
        if (link == null) {
            page.element("b", "", name);
        } else {
            page.link(link, name);
        }
        page.element("p", "quiet", about(file));
        page.end("div").end("li");
    }

    private static String verdict(@Nullable DeliveryRecord record) {
        if (record == null) {
            return "waiting";
        }
        return record.partly() ? "partly accepted" : record.accepted() ? "accepted" : "rejected";
    }

    private static String style(Sent file) {
        return file.waits() ? "warn" : file.isRejected() ? "bad" : "good";
    }

    /** Relative to the page; null for a receipt in another folder. */
    private @Nullable String link(DeliveryRecord record) {
        String receipt = LakeLayout.receipt(record.feed(), record.landed(), record.id(), ReceiptForm.HTML);
        String folder = LakeLayout.supplierReceipts(supplier);
        return receipt.startsWith(folder) ? receipt.substring(folder.length()) : null;
    }

    private static String about(Sent file) {
        DeliveryRecord record = file.record();
        int revision = file.landed().revision();
        String place = feed(file.landed(), record) + (revision > 1 ? ", revision " + revision : "");
        if (record == null) {
            return place + ", landed " + LandingTime.there(file.landed().at(), null);
        }
        String what = record.members() != null
                ? ReceiptMembers.sentence(record).replaceFirst("[.]$", "")
                : record.accepted()
                        ? ReceiptWords.count(record.rows(), "row")
                                + ReceiptWords.leftOut(record)
                                + (record.sameAs() == null ? "" : ", same content as before")
                        : ReceiptWords.count(record.problemCount(), "problem");
        String warnings = record.warnings().isEmpty()
                ? ""
                : ", " + ReceiptWords.count(record.warnings().size(), "warning");
        return place + ", landed " + LandingTime.there(record) + ": " + what + warnings;
    }

    private static String feed(Landed landed, @Nullable DeliveryRecord record) {
        if (record != null) {
            FeedId feed = record.feed();
            return feed.equals(FeedChoice.UNMATCHED) ? "no feed" : feed.name();
        }
        return LandingKey.parse(landed.key())
                .map(LandingKey::feed)
                .map(Printable::text)
                .orElse("feed by its name");
    }
}
