package dev.standin.redshift.sql.scope;

/**
 * What is answered although Redshift's documentation does not settle it: neither the same for certain nor refused. This is the registry of all
 * of it; a statement that rests on one says so in its {@link Findings}.
 */
public enum Assumed {
    /** The precision of decimals that are brought to one type and need more than 19 digits. */
    WIDE_DECIMALS(
            "decimals of more than 19 digits in one column of UNION, CASE, COALESCE and the like",
            "the page's formula ends at 19 digits, though it knows decimals of 38; the result has 19, and is not"
                    + " divided until it is cast",
            "r_numeric_computations201.html"),

    /** How many places an interpolated value shows. */
    INTERPOLATED_PLACES(
            "MEDIAN and PERCENTILE_CONT of integers and decimals",
            "the page says decimal, and its examples show one place for integers; decimals keep theirs, and a value"
                    + " that needs more is refused",
            "r_MEDIAN.html"),

    /** An approximation that is exact. */
    EXACT_COUNT(
            "APPROXIMATE COUNT(DISTINCT ...)",
            "the page promises an error of about 2 %; here the count is exact",
            "r_COUNT.html"),

    /** Which release it is. */
    VERSION(
            "version()",
            "the answer is the page's example; the number of the release is the cluster's",
            "r_VERSION.html"),

    /** The type of an answer. */
    PRIVILEGE_ANSWER(
            "HAS_TABLE_PRIVILEGE, HAS_SCHEMA_PRIVILEGE",
            "the page says that they return a string, and its examples show true and false; here they are booleans, as"
                    + " PostgreSQL's are",
            "r_HAS_TABLE_PRIVILEGE.html"),

    /** How files are named. */
    UNLOADED_NAMES(
            "UNLOAD PARALLEL OFF to packed files",
            "the page names files key000 and in one example key0000.gz; here there are always three digits",
            "r_UNLOAD_command_examples.html");

    private final String construct;
    private final String reason;
    private final String page;

    Assumed(String construct, String reason, String page) {
        this.construct = construct;
        this.reason = reason;
        this.page = page;
    }

    /** What it is about. */
    public String construct() {
        return construct;
    }

    /** What is not known, and what is done. */
    public String reason() {
        return reason;
    }

    /** The page of docs.aws.amazon.com/redshift/latest/dg. */
    public String page() {
        return page;
    }
}
