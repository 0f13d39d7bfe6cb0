package dev.standin.aws.states.language;

import dev.standin.aws.states.internal.expression.Flaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with one definition; for one thread. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** A text that is no expression of Step Functions. */
    void flawed(String pointer, Flaw flaw) {
        found.add(new Problem(flaw.code(), pointer, flaw.message()));
    }

    /** A scope whose states lead to no end; AWS looks for nothing that is not reached there. */
    void endless(String pointer) {
        found.add(new Problem("MISSING_END_STATE", pointer, "Workflow has no terminal state"));
    }

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
