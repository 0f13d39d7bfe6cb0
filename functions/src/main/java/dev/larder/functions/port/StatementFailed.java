package dev.larder.functions.port;

import java.util.Locale;

/**
 * The warehouse refused a statement, and trying again does not mend it. It ends an execution, whose cause is this one sentence: the
 * place in the code says nothing that the statement's name does not, so there is no stack trace.
 */
public final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean transientError;

    /** Names what was run, and gives the warehouse's own words. */
    public StatementFailed(String what, String error) {
        super(what + ": " + error, null, false, false);
        String text = error.toLowerCase(Locale.ROOT);
        transientError = text.contains("serializable isolation violation") || text.contains("1023") || text.contains("deadlock");
    }

    /** Whether another transaction was first (Redshift's error 1023 and its kin), so that the same statement may pass now. */
    public boolean isTransient() {
        return transientError;
    }
}
