package dev.larder.cli.environment;

import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** A status for people. */
public final class StatusText {
    private StatusText() {}

    /** Prints it: a table for each kind of thing that there is. */
    public static void print(Status status, PrintWriter out) {
        table(out, "Deliveries", List.of("id", "supplier", "feed", "file", "rev", "landed", "verdict", "receipt"), status.deliveries().stream()
                .map(each -> List.of(
                        each.id(), each.supplier(), each.feed(), each.file(), String.valueOf(each.revision()), each.landed().toString(),
                        each.verdict(), Objects.requireNonNullElse(each.receipt(), "none yet")))
                .toList());
        table(out, "Runs", List.of("name", "state", "verdict"), status.runs().stream()
                .map(each -> List.of(each.name(), each.state(), Objects.requireNonNullElse(each.verdict(), "-")))
                .toList());
        table(out, "Releases", List.of("number", "run"), status.releases().stream()
                .map(each -> List.of(String.valueOf(each.number()), Objects.requireNonNullElse(each.run(), "- (empty)")))
                .toList());
        table(out, "On hold", List.of("delivery", "since", "why"), status.holds().stream()
                .map(each -> List.of(each.delivery(), each.at().toString(), each.why()))
                .toList());
        table(out, "Waiting for a run", List.of("cause"), status.pending().stream().map(List::of).toList());
        if (status.blocked() != null) {
            out.println(SafeText.of(status.blocked().sentence()));
            out.println("  report " + status.blocked().report());
        }
    }

    private static void table(PrintWriter out, String title, List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            out.println(title + ": none");
        } else {
            out.println(title);
            TextTable.print(columns, rows, out);
        }
        out.println();
    }
}
