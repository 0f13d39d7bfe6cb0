package dev.larder.core.delivery;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.delivery.Checked.Accepted;
import dev.larder.core.delivery.Checked.Original;
import dev.larder.core.delivery.Checked.Rejected;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.DeliveryRecord.Rejects;
import dev.larder.core.delivery.Remarks.Differences;
import dev.larder.core.delivery.Remarks.Earlier;
import dev.larder.core.delivery.Remarks.Some;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a delivery besides what its check finds. Immutable.
 *
 * @param original where its bytes are kept
 * @param parts its conformed parts, if it is accepted
 * @param rejectParts the parts of its rejects, if it is accepted
 * @param sameAs the accepted delivery of this feed that has the same bytes, or null
 * @param earlier the delivery of the feed that was accepted last before it, and those before; null if there is none or none is known
 */
public record DeliveryDraft(
        String id,
        FeedId feed,
        Landed landed,
        String original,
        List<Part> parts,
        List<Part> rejectParts,
        @Nullable String sameAs,
        @Nullable LatestAccepted earlier) {
    /** Copies the lists. */
    public DeliveryDraft {
        parts = List.copyOf(parts);
        rejectParts = List.copyOf(rejectParts);
    }

    /** The record. */
    public DeliveryRecord record(Checked checked) {
        return switch (checked) {
            case Accepted accepted -> accepted(accepted);
            case Rejected rejected -> rejected(rejected);
        };
    }

    private DeliveryRecord accepted(Accepted checked) {
        Contract contract = checked.contract();
        Original file = checked.original();
        return new DeliveryRecord(
                id,
                feed,
                landed,
                checked.verdict(),
                contract.version(),
                contract.coverage(),
                contract.redelivery(),
                checked.window(),
                contract.table(),
                checked.columns(),
                original,
                file.sha256(),
                file.bytes(),
                file.rows(),
                checked.periods(),
                parts,
                checked.problems(),
                checked.problemCounts(),
                warnings(checked),
                sameAs,
                remarks(checked),
                checked.leftOut().rows() == 0
                        ? null
                        : new Rejects(checked.leftOut().rows(), rejectParts),
                null);
    }

    private DeliveryRecord rejected(Rejected checked) {
        Contract contract = checked.contract();
        Original file = checked.original();
        return new DeliveryRecord(
                id,
                feed,
                landed,
                checked.verdict(),
                contract == null ? null : contract.version(),
                contract == null ? null : contract.coverage(),
                contract == null ? null : contract.redelivery(),
                null,
                null,
                List.of(),
                original,
                file.sha256(),
                file.bytes(),
                file.rows(),
                Map.of(),
                List.of(),
                checked.problems(),
                checked.problemCounts(),
                checked.warnings(),
                null,
                remarks(checked),
                null,
                null);
    }

    private Remarks remarks(Checked checked) {
        Contract contract = checked.contract();
        LatestAccepted before = followed(checked);
        return new Remarks(
                contract == null ? null : contract.dialect().zone(),
                checked.problemKinds(),
                checked.parked(),
                before == null ? null : Earlier.of(before),
                before == null || !(checked instanceof Accepted accepted) ? null : differences(accepted, before),
                checked instanceof Accepted accepted ? drift(accepted) : List.of(),
                checked instanceof Accepted accepted ? accepted.agreed() : List.of(),
                null);
    }

    /** What a file of everything follows is the one before it. */
    private @Nullable LatestAccepted followed(Checked checked) {
        return earlier == null
                        || !(checked instanceof Accepted accepted)
                        || accepted.contract().coverage() == Coverage.FULL
                ? earlier
                : earlier.followed(landed, labels(accepted));
    }

    private static List<String> labels(Accepted checked) {
        return checked.periods().keySet().stream().map(Period::label).toList();
    }

    private static Differences differences(Accepted checked, LatestAccepted before) {
        List<String> now = labels(checked);
        return new Differences(Some.of(now, before.periods()), Some.of(before.periods(), now));
    }

    /** What the check says, and what has begun with this delivery. */
    private List<String> warnings(Accepted checked) {
        List<String> warnings = new ArrayList<>(checked.warnings());
        warnings.addAll(drift(checked));
        return warnings;
    }

    /** What the one before it was already told is not said again. */
    private List<String> drift(Accepted checked) {
        List<String> drift = new ArrayList<>();
        LatestAccepted before = earlier;
        if (before == null) {
            if (!checked.parked().isEmpty()) {
                drift.add("columns that the contract does not know were left out: "
                        + asked(checked.parked(), checked.contract()));
            }
            return drift;
        }
        String since = before.landed().fileName();
        List<String> appeared = without(checked.parked(), before.parked());
        if (!appeared.isEmpty()) {
            drift.add("new since " + since + ", and left out because the contract does not know it: "
                    + asked(appeared, checked.contract()));
        }
        List<String> known = checked.contract().columns().stream()
                .map(column -> column.header())
                .toList();
        List<String> vanished = without(without(before.parked(), checked.parked()), known);
        if (!vanished.isEmpty()) {
            drift.add("gone since " + since + ", and not missed because the contract does not know it: "
                    + String.join(", ", vanished));
        }
        return drift;
    }

    /** The labels; of JSON keys, which no header was compared with, with a question where one may be a slip of the pen for a column. */
    private static String asked(List<String> labels, Contract contract) {
        if (contract.dialect().keys() == null) {
            return String.join(", ", labels);
        }
        return labels.stream()
                .map(label -> contract.columns().stream()
                        .map(Column::header)
                        .filter(header -> Spelling.isSlip(label, header))
                        .findFirst()
                        .map(header -> label + " (did you mean " + header + "?)")
                        .orElse(label))
                .collect(Collectors.joining(", "));
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }
}
