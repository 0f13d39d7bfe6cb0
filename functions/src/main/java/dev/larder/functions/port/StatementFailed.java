package dev.larder.functions.port;

import java.util.regex.Pattern;

/**
 * The warehouse refused a statement, and trying again does not help. Ends an execution, whose cause is this one sentence: the place
 * in the code says nothing that the statement's name does not, so there is no stack trace.
 */
public final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * How Redshift begins when another transaction was first: by its own number 1023 with serializable isolation (its SQLSTATE is XX000, that of any
     * internal error, and the Data API tells none), by a sentence with snapshot isolation, which is the default. Only the beginning counts: what
     * follows may quote a value of a supplier.
     */
    private static final Pattern CONFLICT = Pattern.compile(
            "^(?:Query #\\d+ failed with )?(?:ERROR:\\s*)?(?:1023\\b|(?:Detail:\\s*)?Serializable isolation violation"
                    + "|could not complete because of conflict with concurrent transaction|deadlock detected)",
            Pattern.CASE_INSENSITIVE);

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
        transientError = CONFLICT.matcher(error).find();
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
