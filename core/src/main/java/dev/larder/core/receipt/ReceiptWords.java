package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences that all forms of a receipt share. */
final class ReceiptWords {
    private static final int MOST_PERIODS = 12;

    private ReceiptWords() {}

    /** A number with separators, for example {@code 118,402}. */
    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String count(long number, String singular) {
        return number(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** The verdict, what it is about, and what it means. */
    static String headline(DeliveryRecord record) {
        String file = record.verdict() + " " + Printable.text(record.landed().fileName()) + " (revision "
                + record.landed().revision() + ") - ";
        return record.accepted()
                ? file + count(record.rows(), "row") + "."
                : file + count(record.problemCount(), "problem") + ". Nothing was loaded.";
    }

    /** Says where a problem is. */
    static String place(Problem problem) {
        if (problem.line() == 0) {
            return "file";
        }
        String line = "line " + number(problem.line());
        if (problem.field() == 0) {
            return problem.label() == null ? line : line + ", \"" + Printable.text(problem.label()) + "\"";
        }
        return line + ", column " + problem.field()
                + (problem.label() == null ? "" : " \"" + Printable.text(problem.label()) + "\"");
    }

    /** The value, if there is one, and what is wrong with it. */
    static String note(Problem problem) {
        return (problem.cell() == null ? "" : "\"" + Printable.text(problem.cell()) + "\" ")
                + Printable.text(problem.note());
    }

    /** What a rejection leaves out; empty when every problem is shown. */
    static String more(DeliveryRecord record) {
        long hidden = record.problemCount() - record.problems().size();
        if (hidden <= 0) {
            return "";
        }
        List<String> types = new ArrayList<>();
        record.problemCounts().forEach((type, number) -> types.add(type + " " + number(number)));
        return "and " + number(hidden) + " more (in all: " + String.join(", ", types) + ")";
    }

    /** What an acceptance is about, one line each. */
    static List<String> facts(DeliveryRecord record) {
        List<String> facts = new ArrayList<>();
        int shown = 0;
        for (Map.Entry<Period, PeriodContent> period : record.periods().entrySet()) {
            if (shown++ == MOST_PERIODS) {
                facts.add("and " + number(record.periods().size() - MOST_PERIODS) + " more periods");
                break;
            }
            facts.add("period " + period.getKey().label() + ": "
                    + count(period.getValue().rows(), "row"));
        }
        if (record.window() != null) {
            facts.add("window " + record.window().from() + " to "
                    + record.window().until().minusDays(1));
        }
        if (record.sameAs() != null) {
            facts.add("same content as the accepted delivery " + record.sameAs());
        }
        if (record.landed().revision() > 1) {
            facts.add("a newer version of the same file; the earlier ones stay in the lake");
        }
        record.warnings().forEach(warning -> facts.add("warning: " + Printable.text(warning)));
        return facts;
    }

    /** The last line. */
    static String footer(DeliveryRecord record, String contact) {
        String contract = record.contractVersion() == null ? "" : " Contract " + record.contractVersion() + ".";
        return Advice.of(record) + contract + " Help: " + Printable.text(contact);
    }
}
