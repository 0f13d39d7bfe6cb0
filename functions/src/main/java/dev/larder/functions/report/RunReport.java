package dev.larder.functions.report;

import dev.larder.core.html.Html;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The report of a run for people: a page that opens from disk, without scripts. */
final class RunReport {
    private static final int MOST_SHOWN = 100;

    private final Html page;
    private final RunRecord record;
    private final RunPapers papers;

    private RunReport(RunRecord record, RunPapers papers) {
        this.page = new Html("Run " + record.run());
        this.record = record;
        this.papers = papers;
    }

    static String html(RunRecord record, RunOrder order, RunPapers papers, List<Calendars.Standing> calendars) {
        RunReport report = new RunReport(record, papers);
        report.head();
        report.mistake();
        report.failures();
        AsideSection.write(report.page, order, papers);
        report.newcomers(order);
        CalendarSection.write(report.page, calendars);
        report.changes();
        report.causes(order);
        report.tests();
        report.facts(order);
        return report.page.end();
    }

    /** The report of a run that failed before anything else could be said. */
    static String html(RunRecord record) {
        RunReport report = new RunReport(record, RunPapers.NONE);
        report.head();
        return report.page.end();
    }

    private void head() {
        String style = switch (record.verdict()) {
            case PUBLISHED -> "good";
            case WAITING -> "";
            case BLOCKED, FAILED -> "bad";
        };
        page.element(
                "h1", style, "Run " + record.run() + ": " + record.verdict().jsonName());
        page.paragraph(record.sentence());
    }

    private void mistake() {
        papers.mistake().ifPresent(mistake -> {
            page.heading(mistake.file() + (mistake.column() == null ? "" : ", column " + mistake.column()));
            page.table(mistake.labels(), mistake.sample());
            if (mistake.sample().size() < mistake.rows()) {
                page.paragraph(number(mistake.sample().size()) + " of " + number(mistake.rows()) + " rows.");
            }
            page.paragraph("What to do: " + mistake.advice()
                    + ". The corrected project is a new plan, and the next run takes it up; if the"
                    + " data is wrong, hold the delivery with larder hold DELIVERY --why TEXT.");
            if (mistake.owner() != null) {
                page.paragraph("Owner: " + mistake.owner() + ".");
            }
        });
    }

    private void failures() {
        papers.results().filter(result -> !result.verdict().passed()).forEach(result -> {
            TestVerdict verdict = result.verdict();
            page.heading(verdict.test() + (verdict.blocks() ? " blocks" : " warns"));
            if (!verdict.blocks()) {
                // What blocks is the sentence of the whole run.
                page.paragraph(verdict.sentence());
            }
            page.table(result.columns(), result.sample());
            if (result.sample().size() < verdict.failing()) {
                page.paragraph(number(result.sample().size()) + " of " + number(verdict.failing()) + ".");
            }
            page.element("pre", "", result.sql());
            page.paragraph("Owner: " + result.owner() + ".");
        });
        if (record.verdict() == RunVerdict.BLOCKED
                && papers.mistake().isEmpty()
                && papers.stands().isEmpty()) {
            page.paragraph(
                    "What to do: have the delivery corrected and sent again, or leave it out until then with"
                            + " larder hold DELIVERY --why TEXT; what waits behind it is published with the next run that passes.");
        }
    }

    private void newcomers(RunOrder order) {
        page.heading("Deliveries that release " + order.compared() + " does not have");
        if (order.newcomers().isEmpty()) {
            page.paragraph("None.");
        } else {
            boolean isOfSets = order.newcomers().stream().anyMatch(each -> each.set() != null);
            List<List<String>> rows = order.newcomers().stream()
                    .limit(MOST_SHOWN)
                    .map(each -> row(each, isOfSets))
                    .toList();
            List<String> columns = List.of("delivery", "landed as", "at");
            page.table(isOfSets ? with(columns, "set") : columns, rows);
            order.newcomers().stream()
                    .flatMap(each -> each.drift().stream().map(what -> each.key() + ": " + what + "."))
                    .limit(MOST_SHOWN)
                    .forEach(page::paragraph);
            if (order.newcomers().size() > MOST_SHOWN) {
                page.paragraph("and " + number(order.newcomers().size() - MOST_SHOWN) + " more.");
            }
            leftOut(order);
        }
    }

    private static List<String> row(RunOrder.Newcomer each, boolean isOfSets) {
        List<String> row = List.of(each.delivery(), each.key(), each.landed().toString());
        return isOfSets ? with(row, each.set() == null ? "-" : each.set()) : row;
    }

    private static List<String> with(List<String> row, String more) {
        return Stream.concat(row.stream(), Stream.of(more)).toList();
    }

    /** Of what came, the records that were bad. */
    private void leftOut(RunOrder order) {
        List<List<String>> rows = order.newcomers().stream()
                .flatMap(each -> Stream.ofNullable(each.balance())
                        .map(balance -> List.of(
                                each.delivery(),
                                number(balance.records()),
                                number(balance.accepted()),
                                number(balance.leftOut()))))
                .toList();
        if (!rows.isEmpty()) {
            page.heading("Records that were left out");
            page.paragraph(
                    "They are bad, and few enough for their contract; current.<table>_rejected says what is wrong"
                            + " with each that is in force.");
            page.table(
                    List.of("delivery", "records of the file", "accepted", "left out"),
                    rows.subList(0, Math.min(MOST_SHOWN, rows.size())));
            if (rows.size() > MOST_SHOWN) {
                page.paragraph("and " + number(rows.size() - MOST_SHOWN) + " more deliveries.");
            }
        }
    }

    private void changes() {
        page.heading("What changes in the star");
        List<List<String>> rows = new ArrayList<>();
        papers.diff()
                .changes()
                .forEach(change -> rows.add(List.of(
                        change.model(),
                        number(change.inserted()),
                        number(change.deleted()),
                        change.dirty().days().toString(),
                        String.join("; ", change.dirty().because()))));
        if (papers.taken().isEmpty()) {
            page.paragraph("The run did not get as far as the diff.");
        } else if (rows.isEmpty()) {
            page.paragraph("The project has no table of the star.");
        } else {
            page.table(List.of("table", "inserted", "deleted", "rebuilt", "because"), rows);
        }
    }

    private void causes(RunOrder order) {
        page.heading("What differs from release " + order.compared());
        List<List<String>> rows = new ArrayList<>();
        order.feeds()
                .periods()
                .forEach((feed, periods) -> rows.add(List.of(
                        feed.toString(),
                        number(periods.size()),
                        periods.first().label(),
                        periods.last().label())));
        if (rows.isEmpty()) {
            page.paragraph("No delivery changes the content of a period.");
        } else {
            page.table(List.of("feed", "changed periods", "first", "last"), rows);
        }
        if (!order.plan().equals(order.livePlan())) {
            page.paragraph("The plan is new: " + order.plan());
        }
        order.changedKnobs()
                .forEach(knob ->
                        page.paragraph("Knob " + knob + " is " + order.knobs().get(knob) + "."));
        order.held().forEach(held -> page.paragraph("On hold: delivery " + held));
    }

    private void tests() {
        page.heading("Data tests");
        List<List<String>> rows = new ArrayList<>();
        papers.gates()
                .forEach((gate, results) -> results.results()
                        .forEach(result -> rows.add(List.of(
                                gate.word(),
                                result.verdict().test(),
                                result.verdict().passed() ? "passed" : "failed",
                                result.verdict().severity().name().toLowerCase(Locale.ROOT),
                                result.verdict().sentence()))));
        page.table(List.of("gate", "test", "verdict", "severity", "what it found"), rows);
    }

    private void facts(RunOrder order) {
        page.heading("This run");
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("plan", order.plan());
        facts.put("identity", order.identity().text());
        facts.put("compared with release", String.valueOf(order.compared()));
        facts.put("planned at", order.releasedAt().toString());
        facts.put("ended at", record.endedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("deliveries loaded", number(order.copy().size()));
        page.facts(facts);
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
