package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.receipt.ProblemGroup.Case;
import java.util.List;

/** The receipt for a terminal: places and notes in two aligned columns. */
final class ReceiptText {
    private static final String GAP = "  ";
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private ReceiptText() {}

    static String of(Answer answer) {
        ReceiptText receipt = new ReceiptText();
        DeliveryRecord record = answer.record();
        receipt.text.append(ReceiptWords.headline(answer)).append('\n');
        receipt.line(ReceiptWords.reference(answer));
        receipt.problems(record);
        ReceiptMembers.lines(record).forEach(receipt::line);
        ReceiptFacts.periods(record)
                .forEach(period -> receipt.line("period " + period.getFirst() + ": " + period.getLast()
                        + (period.getLast().equals("1") ? " row" : " rows")));
        receipt.line(ReceiptFacts.morePeriods(record));
        ReceiptFacts.of(answer).forEach(receipt::line);
        ReceiptFacts.warnings(record).forEach(warning -> receipt.line("warning: " + warning));
        return receipt.text
                .append(Advice.of(answer))
                .append(' ')
                .append(ReceiptWords.footer(answer))
                .append('\n')
                .toString();
    }

    private void problems(DeliveryRecord record) {
        List<ProblemGroup> groups = ProblemGroup.of(record);
        int width = groups.stream()
                .flatMap(group -> group.cases().stream().map(each -> indent(group) + each.place()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (ProblemGroup group : groups) {
            if (group.hasHeading()) {
                line(group.place() + ", " + ReceiptWords.number(group.count()) + " times: " + group.note());
            }
            for (Case each : group.cases()) {
                String place = indent(group) + each.place();
                line(place + " ".repeat(width - place.length()) + GAP + each.what());
            }
            line(group.more().isEmpty() ? "" : indent(group) + group.more());
        }
        line(ReceiptWords.more(record, groups));
    }

    private static String indent(ProblemGroup group) {
        return group.hasHeading() ? INDENT : "";
    }

    private void line(String line) {
        if (!line.isEmpty()) {
            text.append(' ').append(line).append('\n');
        }
    }
}
