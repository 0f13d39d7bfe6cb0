package dev.larder.local.states.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with one definition; for one thread. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Something that does not follow the States Language. */
    void invalid(String pointer, String message) {
        found.add(new Problem("SCHEMA_VALIDATION_FAILED", pointer, message));
    }

    /** A Next, Default or StartAt that names no state, or a state that nothing leads to. */
    void transition(String pointer, String message) {
        found.add(new Problem("MISSING_TRANSITION_TARGET", pointer, message));
    }

    /** Something that AWS has and the local interpreter does not. */
    void unsupported(String pointer, String message) {
        found.add(new Problem("UNSUPPORTED_LOCALLY", pointer, message));
    }

    List<Problem> sorted() {
        return found.stream().sorted(Comparator.comparing(Problem::pointer)).toList();
    }

    static String child(String pointer, Object name) {
        return pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }
}
