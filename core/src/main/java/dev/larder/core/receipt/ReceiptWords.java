package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.delivery.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences that all forms of a receipt share. */
final class ReceiptWords {
    private ReceiptWords() {}

    /** A number with separators, for example {@code 118,402}. */
    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String count(long number, String singular) {
        return number(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** The verdict, what it is about, and what it means. */
    static String headline(Answer answer) {
        return verdict(answer) + " " + file(answer) + " - " + sentence(answer);
    }

    /** The verdict, in capitals. */
    static String verdict(Answer answer) {
        String verdict = answer.record().partly()
                ? "PARTLY ACCEPTED"
                : answer.record().verdict().name();
        return answer.tried() ? "WOULD BE " + verdict : verdict;
    }

    /** The file's name, and its revision if that is known. */
    static String file(Answer answer) {
        int revision = answer.record().landed().revision();
        Landed landed = answer.record().landed();
        return Printable.text(landed.fileName())
                + (landed.member() == null ? "" : " in " + Printable.text(landed.objectName()))
                + (revision > 0 ? " (revision " + revision + ")" : "");
    }

    /** What the verdict means. */
    static String sentence(Answer answer) {
        DeliveryRecord record = answer.record();
        if (record.members() != null) {
            return ReceiptMembers.sentence(record) + (answer.tried() ? " Nothing was sent." : "");
        }
        if (record.accepted()) {
            return count(record.rows(), "row") + leftOut(record) + "." + (answer.tried() ? " Nothing was sent." : "");
        }
        return count(record.problemCount(), "problem") + ". Nothing was " + (answer.tried() ? "sent." : "loaded.");
    }

    /** How many bad records the rows are without; empty if there are none. */
    static String leftOut(DeliveryRecord record) {
        return record.rejects() == null ? "" : ", " + count(record.rejectedRows(), "bad record") + " left out";
    }

    /** What names the delivery when somebody asks about it. */
    static String reference(Answer answer) {
        DeliveryRecord record = answer.record();
        String feed = record.feed().equals(FeedChoice.UNMATCHED)
                ? "no feed"
                : record.feed().toString();
        return answer.tried()
                ? feed + ", as if it landed " + LandingTime.of(record)
                : feed + ", landed " + LandingTime.of(record) + ", delivery " + record.id();
    }

    /** Says where a problem is. */
    static String place(Problem problem) {
        if (problem.line() == 0) {
            return "file";
        }
        String line = "line " + number(problem.line());
        if (problem.field() == 0) {
            return line + labelOf(problem);
        }
        return line + ", " + column(problem);
    }

    /** The label of a problem that names no column of the file; empty if there is none. */
    static String labelOf(Problem problem) {
        return problem.field() > 0 || problem.label() == null ? "" : ", \"" + Printable.text(problem.label()) + "\"";
    }

    /** The column, which the problem names. */
    static String column(Problem problem) {
        return "column " + problem.field()
                + (problem.label() == null ? "" : " \"" + Printable.text(problem.label()) + "\"");
    }

    /** The value, in quotes; "empty" if there is none. */
    static String value(Problem problem) {
        return problem.cell() == null ? "empty" : "\"" + Printable.text(problem.cell()) + "\"";
    }

    /** The value, if there is one, and what is wrong with it. */
    static String note(Problem problem) {
        return (problem.cell() == null ? "" : value(problem) + " ") + what(problem);
    }

    /** What is wrong, and an example of what would be right if there is one. */
    static String what(Problem problem) {
        return Printable.text(problem.note())
                + (problem.example() == null ? "" : "; write it like " + Printable.text(problem.example()));
    }

    /** The problems that no group counts; empty when there are none. */
    static String more(DeliveryRecord record, List<ProblemGroup> groups) {
        long hidden = record.problemCount()
                - groups.stream().mapToLong(ProblemGroup::count).sum();
        if (hidden <= 0) {
            return "";
        }
        List<String> types = new ArrayList<>();
        record.problemCounts().forEach((type, number) -> types.add(type + " " + number(number)));
        return "and " + number(hidden) + " more (in all: " + String.join(", ", types) + ")";
    }

    /** The contract and whom to ask. */
    static String footer(Answer answer) {
        String version = answer.record().contractVersion();
        String contract = version == null ? "" : "Contract " + version + ". ";
        return contract + "Help: " + Printable.text(answer.contact());
    }
}
