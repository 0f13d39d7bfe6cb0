package dev.larder.core.receipt;

import static dev.larder.core.receipt.ReceiptWords.count;
import static dev.larder.core.receipt.ReceiptWords.number;

import dev.larder.core.contract.Coverage;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.delivery.Remarks.Differences;
import dev.larder.core.delivery.Remarks.Earlier;
import dev.larder.core.delivery.Remarks.Some;
import dev.larder.core.delivery.problem.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a receipt says about a file besides its problems, one sentence each without a full stop. */
final class ReceiptFacts {
    private static final int MOST_PERIODS = 12;

    private ReceiptFacts() {}

    /** What warns the supplier. */
    static List<String> warnings(DeliveryRecord record) {
        return record.warnings().stream().map(Printable::text).toList();
    }

    /** The periods of an accepted file; each with its rows, the first ones. */
    static List<List<String>> periods(DeliveryRecord record) {
        return record.periods().entrySet().stream()
                .limit(MOST_PERIODS)
                .map(period -> List.of(
                        period.getKey().label(), number(period.getValue().rows())))
                .toList();
    }

    /** The periods that are not shown; empty when all are. */
    static String morePeriods(DeliveryRecord record) {
        int more = record.periods().size() - MOST_PERIODS;
        return more > 0 ? "and " + count(more, "more period") : "";
    }

    /** What else there is to say about an accepted file, and what was given to be said. */
    static List<String> of(Answer answer) {
        DeliveryRecord record = answer.record();
        List<String> facts = new ArrayList<>();
        if (record.window() != null) {
            facts.add("window " + record.window().from() + " to "
                    + record.window().until().minusDays(1));
        }
        if (record.sameAs() != null) {
            facts.add("same content as the accepted delivery " + record.sameAs() + sameFile(record));
        }
        if (record.accepted() && record.landed().revision() > 1) {
            facts.add("a newer version of the same file; the earlier ones stay in the lake");
        }
        Remarks remarks = record.remarks();
        if (record.accepted() && remarks != null && remarks.earlier() != null) {
            compare(record, remarks, remarks.earlier(), facts);
        }
        if (remarks != null) {
            remarks.agreed().forEach(said -> facts.add("agrees with " + Printable.text(said)));
        }
        SetWords.toSupplier(record).ifPresent(facts::add);
        facts.addAll(answer.notes());
        return facts;
    }

    /** When the same content landed before, if that is the delivery before this one. */
    private static String sameFile(DeliveryRecord record) {
        Remarks remarks = record.remarks();
        if (remarks == null) {
            return "";
        }
        Earlier earlier = remarks.earlier();
        return earlier == null || !earlier.delivery().equals(record.sameAs())
                ? ""
                : ", landed " + LandingTime.there(earlier.landed(), remarks.zone());
    }

    private static void compare(DeliveryRecord record, Remarks remarks, Earlier earlier, List<String> facts) {
        if (earlier.delivery().equals(record.sameAs())) {
            return;
        }
        long more = record.rows() - earlier.rows();
        facts.add("compared with " + Printable.text(earlier.fileName()) + " (revision " + earlier.revision()
                + ", landed " + LandingTime.there(earlier.landed(), remarks.zone()) + ")"
                + samePeriods(record, remarks.differences()) + ": "
                + (more == 0
                        ? "as many rows"
                        : count(Math.abs(more), "row") + (more > 0 ? " more" : " fewer") + " than its "
                                + number(earlier.rows())));
        if (!Objects.equals(earlier.contractVersion(), record.contractVersion())) {
            facts.add("checked against contract " + record.contractVersion() + ", that one against "
                    + earlier.contractVersion());
        }
        Differences differences = remarks.differences();
        if (differences != null && isComparable(record, differences)) {
            periods("new in this file: ", differences.newPeriods(), facts);
            periods(
                    record.coverage() == Coverage.FULL
                            ? "no longer sent, so no longer loaded: "
                            : "only in that file: ",
                    differences.gonePeriods(),
                    facts);
        }
    }

    /** Of a file of everything that is no news. */
    private static String samePeriods(DeliveryRecord record, @Nullable Differences differences) {
        boolean isSame = record.coverage() != Coverage.FULL
                && !record.periods().isEmpty()
                && differences != null
                && differences.newPeriods().count() == 0
                && differences.gonePeriods().count() == 0;
        return !isSame
                ? ""
                : ", the last one of the same period" + (record.periods().size() > 1 ? "s" : "");
    }

    /** Files that follow each other, each with periods of its own, differ in all of them: that is not worth a word. */
    private static boolean isComparable(DeliveryRecord record, Differences differences) {
        return record.coverage() == Coverage.FULL
                || differences.newPeriods().count() < record.periods().size();
    }

    private static void periods(String what, Some some, List<String> facts) {
        if (some.count() > 0) {
            int more = some.count() - some.first().size();
            facts.add(what
                    + (some.count() == 1 ? "period " : "periods ")
                    + String.join(", ", some.first())
                    + (more > 0 ? " and " + number(more) + " more" : ""));
        }
    }
}
