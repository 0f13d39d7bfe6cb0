package dev.larder.core.delivery;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Completeness.Control;
import dev.larder.core.contract.Completeness.Totals;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ControlFile;
import dev.larder.core.delivery.internal.total.ControlTotals;
import dev.larder.core.delivery.internal.total.ControlTotals.Said;
import dev.larder.core.delivery.problem.ProblemLog;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares a file's rows and sums with what its name and its control file say. */
record TotalsCheck(Contract contract, ControlTotals totals, ProblemLog problems) {
    void finish(Landed landed, @Nullable ControlFile control, long rows) {
        Completeness whole = contract.dialect().completeness();
        if (whole.fileName() != null) {
            ofName(landed.fileName(), whole.fileName(), rows);
        }
        Control asked = whole.control();
        if (asked != null && asked.totals() != null && control != null) {
            ofFile(control, asked.totals(), rows);
        }
    }

    private void ofName(String name, Totals said, long rows) {
        MatchResult groups =
                BoundedPattern.ofNames(contract.fileName()).groups(name).orElseThrow();
        Said where = new Said("the file name", 0);
        if (said.rows() != null) {
            totals.compareRows(where, text(groups, said.rows()), rows, problems);
        }
        said.sums().forEach((column, group) -> totals.compareSum(where, column, text(groups, group), problems));
    }

    private static String text(MatchResult groups, String name) {
        return Objects.requireNonNullElse(groups.group(name), "");
    }

    private void ofFile(ControlFile control, Totals said, long rows) {
        Said where = new Said(control.name(), 0);
        if (said.rows() != null) {
            totals.compareRows(where, found(said.rows(), control.text()), rows, problems);
        }
        said.sums()
                .forEach((column, regex) -> totals.compareSum(where, column, found(regex, control.text()), problems));
    }

    /** The first group of what is found; empty if nothing is. */
    private static String found(String regex, String text) {
        return BoundedPattern.find(Pattern.compile(regex), text).orElse("");
    }
}
