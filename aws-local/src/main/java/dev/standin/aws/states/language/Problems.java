package dev.standin.aws.states.language;

import dev.standin.aws.states.internal.expression.Flaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with one definition; not thread-safe. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Adds a text that is not an expression of Step Functions. */
    void flawed(String pointer, Flaw flaw) {
        found.add(new Problem(flaw.code(), pointer, flaw.message()));
    }

    /** Adds a scope whose states lead to no end; AWS does not look for unreached states there. */
    void endless(String pointer) {
        found.add(new Problem("MISSING_END_STATE", pointer, "Workflow has no terminal state"));
    }

    /** Adds something that does not follow the States Language. */
    void invalid(String pointer, String message) {
        found.add(new Problem("SCHEMA_VALIDATION_FAILED", pointer, message));
    }

    /** Adds a Next, Default or StartAt that names no state, or a state to which nothing leads. */
    void transition(String pointer, String message) {
        found.add(new Problem("MISSING_TRANSITION_TARGET", pointer, message));
    }

    /** Adds something that AWS has and the local interpreter does not. */
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
