package dev.standin.redshift.load.field;

/** A record or a field that is not loaded. */
public final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    /** The code of what is not settled, and so is not an error of Redshift's. */
    public static final int UNSETTLED = 0;

    private final int code;
    private final int position;

    private Rejected(int code, int position, String why) {
        super(why, null, false, false);
        this.code = code;
        this.position = position;
    }

    /** What Redshift rejects too, with its code. Source: r_Load_Error_Reference.html. */
    public static Rejected error(int code, String why) {
        return new Rejected(code, 0, why);
    }

    /** A character that cannot be in a number of the type; {@code position} counts from 0. */
    static Rejected digit(int code, int position, byte character, String type) {
        return new Rejected(
                code,
                position,
                "Invalid digit, Value '" + (char) (character & 0xff) + "', Pos " + position + ", Type: " + type);
    }

    /** What Redshift may load, although AWS does not say as what. */
    public static Rejected unsettled(String what) {
        return new Rejected(UNSETTLED, 0, what);
    }

    /** Whether the documentation leaves open what Redshift does. */
    public boolean isUnsettled() {
        return code == UNSETTLED;
    }

    /** Redshift's code. Source: r_Load_Error_Reference.html. */
    public int code() {
        return code;
    }

    /** Where in the field, from 0. */
    public int position() {
        return position;
    }

    /** What is wrong, in words. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
