package dev.larder.functions.port;

import java.util.Locale;

/**
 * The warehouse refused a statement, and trying again does not help. Ends an execution, whose cause is this one sentence: the place
 * in the code says nothing that the statement's name does not, so there is no stack trace.
 */
public final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String statement;
    private final String error;
    private final boolean transientError;

    /** Names what was run, and gives the warehouse's own words. */
    public StatementFailed(String what, String error) {
        this(what, "", error);
    }

    /** The same, with the text of the statement; empty if it is not known which one failed. */
    public StatementFailed(String what, String statement, String error) {
        super(what + ": " + error, null, false, false);
        this.statement = statement;
        this.error = error;
        String text = error.toLowerCase(Locale.ROOT);
        transientError =
                text.contains("serializable isolation violation") || text.contains("1023") || text.contains("deadlock");
    }

    /** The text that was refused; empty if it is not known. */
    public String statement() {
        return statement;
    }

    /** The warehouse's own words. */
    public String error() {
        return error;
    }

    /**
     * Whether another transaction was first (Redshift's error 1023 and the like), so that the same statement may pass
     * now.
     */
    public boolean isTransient() {
        return transientError;
    }
}
