package dev.standin.redshift.sql;

/** A statement, or a value in it, that may be right on Redshift but whose behaviour is not reproduced exactly here. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the construct, and what to write instead where there is something. */
    public Refusal(String construct) {
        super("Not supported by the local Redshift: " + construct);
    }
}
