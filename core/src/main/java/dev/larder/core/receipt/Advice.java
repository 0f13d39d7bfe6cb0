package dev.larder.core.receipt;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.delivery.problem.WrongByte;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a supplier can do next, by what is wrong: the file, its name, its encoding, its format, or nothing at all. */
final class Advice {
    private static final String CONVERTED =
            "as UTF-8 (in Excel the type \"CSV UTF-8\"; elsewhere iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW)";

    private final DeliveryRecord record;
    /** Nothing was sent yet, so nothing can be sent again. */
    private final String again;

    private Advice(Answer answer) {
        record = answer.record();
        again = answer.tried() ? "" : " again";
    }

    /** The advice, in one sentence. */
    static String of(Answer answer) {
        DeliveryRecord record = answer.record();
        if (record.members() != null) {
            return ofBundle(answer);
        }
        if (record.accepted()) {
            String rest = record.rejects() == null ? "" : ofRejects(record, answer.tried());
            return rest.isEmpty() ? answer.tried() ? "Send it." : "Nothing to do." : rest;
        }
        return new Advice(answer).ofRejection();
    }

    private static String ofBundle(Answer answer) {
        DeliveryRecord record = answer.record();
        String send = answer.tried() ? "send it" : "send it again";
        if (record.accepted() && !record.partly()) {
            return answer.tried() ? "Send it." : "Nothing to do.";
        }
        if (ReceiptMembers.of(record).isEmpty()) {
            boolean isName = record.problemCounts().containsKey(ProblemType.NAME.code());
            return isName ? "Give it a name that matches and " + send + "." : "Pack the files anew and " + send + ".";
        }
        return "Mend what is wrong in it, by the receipts of its members, and " + send + " under the same name.";
    }

    /** How bad records can still come in. */
    private static String ofRejects(DeliveryRecord record, boolean tried) {
        if (tried) {
            return "Fix what is bad, or send it without.";
        }
        return record.coverage() == Coverage.APPEND && record.redelivery() == Redelivery.ADDS
                ? "Fix what is bad and send it in a file of its own."
                : "Fix what is bad and send the whole file again under the same name.";
    }

    private String ofRejection() {
        if (record.landed().member() != null) {
            return ofMember();
        }
        if (record.feed().equals(FeedChoice.UNMATCHED)) {
            return "Send it" + again + " where a feed expects it.";
        }
        Set<String> wrong = new TreeSet<>(record.problemCounts().keySet());
        if (wrong.contains(ProblemType.UNREAD.code())) {
            return "Nothing is known to be wrong in the file: ask whether to send it" + again + ".";
        }
        if (wrong.contains(ProblemType.TOO_LARGE.code())) {
            return "Ask how it can be sent in smaller files.";
        }
        if (wrong.contains(ProblemType.SOURCE.code())) {
            return "Ask for a contract that is valid; no change of the file helps.";
        }
        String name = wrong.remove(ProblemType.NAME.code())
                ? "under a name that matches" + example()
                : again.isEmpty() ? "under this name" : "under the same name";
        return wrong.isEmpty() ? "Send it" + again + " " + name + "." : mended(wrong, name);
    }

    private String ofMember() {
        String bundle = Printable.text(record.landed().objectName());
        String send = again.isEmpty() ? "send " + bundle : "send " + bundle + " again under the same name";
        return record.problemCounts().keySet().equals(Set.of(ProblemType.BUNDLE.code()))
                ? "Nothing to mend in this file: mend the rest and " + send + "."
                : "Mend it and " + send + ".";
    }

    private String mended(Set<String> wrong, String name) {
        if (isForeign()) {
            return "Send it" + again
                    + (isPlainWanted() ? " as plain CSV in UTF-8, " : " in the format of the contract, ") + name + ".";
        }
        if (record.rows() == 0 && wrong.equals(Set.of(ProblemType.ROW_COUNT.code()))) {
            return "Send it" + again + " with its rows, " + name
                    + "; if it may be empty, ask for a contract that says so.";
        }
        if (record.problems().stream().anyMatch(WrongByte::isConvertible)) {
            String rest = wrong.equals(Set.of(ProblemType.ENCODING.code())) ? "Save it " : "Fix the rest, save it ";
            return rest + CONVERTED + " and send it" + again + " " + name + ".";
        }
        return "Fix and send" + (again.isEmpty() ? " it" : again) + " " + name + ".";
    }

    /** The formats that no contract can say are refused with these words. */
    private boolean isPlainWanted() {
        return record.problems().stream().anyMatch(problem -> problem.note().contains("send plain CSV in UTF-8"));
    }

    /** A name that matched before, if one is known. */
    private String example() {
        Remarks remarks = record.remarks();
        Remarks.@Nullable Earlier earlier = remarks == null ? null : remarks.earlier();
        return earlier == null ? "" : ", as " + Printable.text(earlier.fileName()) + " did";
    }

    /** Whether the whole file is something other than text; a problem of a text names its line. */
    private boolean isForeign() {
        Set<String> formats =
                Set.of(ProblemType.COMPRESSION.code(), ProblemType.FORMAT.code(), ProblemType.ENCODING.code());
        return record.problems().stream().anyMatch(problem -> problem.line() == 0 && formats.contains(problem.type()));
    }
}
