package dev.standin.redshift.dialect;

/** A statement that Redshift rejects too; the message follows Redshift's where it is known. */
public final class SqlError extends Objection {
    private static final long serialVersionUID = 1L;

    /** The message goes into the statement's {@code Error} after {@code ERROR: }. */
    public SqlError(String message) {
        super("ERROR: " + message, message);
    }
}
