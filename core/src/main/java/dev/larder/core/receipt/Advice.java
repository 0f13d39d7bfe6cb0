package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.problem.ProblemType;
import java.util.Set;
import java.util.TreeSet;

/** What a supplier can do next, by what is wrong: the file, its name, its format, or nothing at all. */
final class Advice {
    private Advice() {}

    /** The advice, in one sentence. */
    static String of(DeliveryRecord record) {
        if (record.accepted()) {
            return "Nothing to do.";
        }
        if (record.feed().equals(FeedChoice.UNMATCHED)) {
            return "Send it again where a feed expects it.";
        }
        Set<String> wrong = new TreeSet<>(record.problemCounts().keySet());
        if (wrong.contains(ProblemType.SOURCE.code())) {
            return "Ask for a contract that is valid; no change of the file helps.";
        }
        String name = wrong.remove(ProblemType.NAME.code()) ? "under a name that matches" : "under the same name";
        return wrong.isEmpty() ? "Send it again " + name + "." : mended(record, wrong, name);
    }

    private static String mended(DeliveryRecord record, Set<String> wrong, String name) {
        if (isForeign(record)) {
            return "Send it again as plain CSV in UTF-8, " + name + ".";
        }
        if (record.rows() == 0 && wrong.equals(Set.of(ProblemType.ROW_COUNT.code()))) {
            return "Send it again with its rows, " + name + "; if it may be empty, ask for a contract that says so.";
        }
        return "Fix and send again " + name + ".";
    }

    /** Whether the whole file is something other than text; a problem of a text names its line. */
    private static boolean isForeign(DeliveryRecord record) {
        Set<String> formats =
                Set.of(ProblemType.COMPRESSION.code(), ProblemType.FORMAT.code(), ProblemType.ENCODING.code());
        return record.problems().stream().anyMatch(problem -> problem.line() == 0 && formats.contains(problem.type()));
    }
}
