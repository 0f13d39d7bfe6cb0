package dev.standin.redshift.dialect.type;

import java.util.Locale;

/**
 * A Redshift type. {@code size} is bytes for text and precision for decimals; {@code trimmed} promises that no value
 * ends in a blank, so that a comparison needs no {@code rtrim}; of a decimal it says that the precision is an assumption. A literal's
 * type is UNKNOWN until it meets another.
 */
public record Type(Kind kind, int size, int scale, boolean trimmed) {
    /** The types that this stand-in knows; every other is refused. */
    public enum Kind {
        BOOLEAN,
        SMALLINT,
        INTEGER,
        BIGINT,
        DECIMAL,
        REAL,
        DOUBLE,
        CHAR,
        VARCHAR,
        DATE,
        TIMESTAMP,
        TIMESTAMPTZ,
        SUPER,
        INTERVAL,
        UNKNOWN
    }

    public static final int LONGEST = 65535;
    public static final Type BOOLEAN = new Type(Kind.BOOLEAN, 1, 0, false);
    public static final Type SMALLINT = new Type(Kind.SMALLINT, 5, 0, false);
    public static final Type INTEGER = new Type(Kind.INTEGER, 10, 0, false);
    public static final Type BIGINT = new Type(Kind.BIGINT, 19, 0, false);
    public static final Type REAL = new Type(Kind.REAL, 8, 8, false);
    public static final Type DOUBLE = new Type(Kind.DOUBLE, 17, 17, false);
    public static final Type DATE = new Type(Kind.DATE, 13, 0, false);
    public static final Type TIMESTAMP = new Type(Kind.TIMESTAMP, 29, 6, false);
    public static final Type TIMESTAMPTZ = new Type(Kind.TIMESTAMPTZ, 35, 6, false);
    public static final Type SUPER = new Type(Kind.SUPER, 0, 0, false);
    /** A length of time within an expression; no column has this type here. */
    public static final Type INTERVAL = new Type(Kind.INTERVAL, 0, 0, false);

    public static final Type UNKNOWN = new Type(Kind.UNKNOWN, 0, 0, false);

    /** {@code varchar} without a size in a cast: it has the size of what is cast. */
    public static final Type UNSIZED = new Type(Kind.VARCHAR, 0, 0, false);

    /**
     * {@code text} in a cast; a column of this type has 256 bytes; what becomes of a longer value is not documented.
     */
    public static final Type TEXT = new Type(Kind.VARCHAR, 0, 256, false);

    /** {@code name} in the system catalogue; its length is that of an identifier. Source: r_names.html. */
    public static final Type NAME = new Type(Kind.VARCHAR, 127, 1, false);

    /** {@code text} in the system catalogue, as long as it may be. */
    public static final Type CATALOG_TEXT = new Type(Kind.VARCHAR, LONGEST, 256, false);

    /** {@code oid} in the system catalogue: a number that names an object. */
    public static final Type OID = new Type(Kind.INTEGER, 10, 0, true);

    /** {@code "char"} in the system catalogue: one letter. */
    public static final Type LETTER = new Type(Kind.CHAR, 1, 0, false);

    public static Type decimal(int precision, int scale) {
        return new Type(Kind.DECIMAL, precision, scale, false);
    }

    /** A decimal of whose precision Redshift's documentation leaves open whether it is this one. */
    public static Type supposedDecimal(int precision, int scale) {
        return new Type(Kind.DECIMAL, precision, scale, true);
    }

    public static Type varchar(int bytes) {
        return new Type(Kind.VARCHAR, Math.clamp(bytes, 1, LONGEST), 0, false);
    }

    public static Type text(int bytes, boolean trimmed) {
        return new Type(Kind.VARCHAR, Math.clamp(bytes, 1, LONGEST), 0, trimmed);
    }

    public static Type character(int bytes) {
        return new Type(Kind.CHAR, bytes, 0, true);
    }

    /** The type of a literal if nothing gives it another. */
    public Type settled() {
        return isUnknown() ? text(size, size == 0 || trimmed) : this;
    }

    /** Whether this is the type of the word {@code null}, which fits every type. */
    public boolean isNull() {
        return isUnknown() && size == 0;
    }

    /** Whether it is a decimal whose precision is an assumption. */
    public boolean isSupposed() {
        return kind == Kind.DECIMAL && trimmed;
    }

    public boolean isText() {
        return kind == Kind.VARCHAR || kind == Kind.CHAR;
    }

    public boolean isInteger() {
        return kind == Kind.SMALLINT || kind == Kind.INTEGER || kind == Kind.BIGINT;
    }

    public boolean isExact() {
        return isInteger() || kind == Kind.DECIMAL;
    }

    public boolean isFloat() {
        return kind == Kind.REAL || kind == Kind.DOUBLE;
    }

    public boolean isNumber() {
        return isExact() || isFloat();
    }

    public boolean isTime() {
        return kind == Kind.DATE || kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMPTZ;
    }

    public boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    /** Whether values are represented alike: precision of decimals matters, lengths of text do not. */
    public boolean sameRepresentation(Type other) {
        return kind == other.kind && (kind != Kind.DECIMAL || (size == other.size && scale == other.scale));
    }

    /** The type as Redshift's messages and {@code information_schema} write it. */
    public String shown() {
        return switch (kind) {
            case DECIMAL -> "numeric(" + size + "," + scale + ")";
            case CHAR -> "character(" + size + ")";
            case VARCHAR -> "character varying(" + size + ")";
            case DOUBLE -> "double precision";
            case TIMESTAMP -> "timestamp without time zone";
            case TIMESTAMPTZ -> "timestamp with time zone";
            case UNKNOWN -> "unknown";
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DATE, SUPER, INTERVAL ->
                kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The type as {@code create table} writes it. */
    public String declared() {
        return switch (kind) {
            case DECIMAL -> "decimal(" + size + "," + scale + ")";
            case CHAR -> "char(" + size + ")";
            case VARCHAR, UNKNOWN -> "varchar(" + Math.max(1, size) + ")";
            case DOUBLE -> "double precision";
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL ->
                kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The type as the Data API's {@code typeName} writes it. */
    public String apiName() {
        return switch (kind) {
            case BOOLEAN -> "bool";
            case SMALLINT -> "int2";
            case INTEGER -> equals(OID) ? "oid" : "int4";
            case BIGINT -> "int8";
            case DECIMAL -> "numeric";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case CHAR -> equals(LETTER) ? "char" : "bpchar";
            case VARCHAR, UNKNOWN -> scale == TEXT.scale ? "text" : scale == NAME.scale ? "name" : "varchar";
            case DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
