package dev.standin.redshift.dialect;

import java.util.Locale;

/** A statement, or a value in it, that may be right on Redshift but whose behaviour is not reproduced exactly here. */
public final class Refusal extends Objection {
    private static final long serialVersionUID = 1L;

    /** Between a refusal and what to write instead, where both are one text; Redshift's own errors have no such words. */
    public static final String INSTEAD = "; instead: ";

    /** Names the construct, and what to write instead, if there is anything. */
    public Refusal(String construct) {
        this(construct, "not known to the local engine: " + construct);
    }

    /** The same with another sentence for editors. */
    public Refusal(String construct, String sentence) {
        super("Not supported by the local Redshift: " + construct, sentence);
    }

    /** The refusal of what is certainly right on Redshift. */
    public static Objection valid(String construct, String instead) {
        String sentence =
                "valid Redshift that the local engine does not know yet: " + construct.toLowerCase(Locale.ROOT);
        return new Refusal(construct, sentence).instead(instead);
    }
}
