package dev.standin.aws.redshiftdata;

/** Limits of the Data API that a local run keeps too; {@code activeStatements} is per warehouse. */
public record Limits(int activeStatements) {
    /** 500 statements at once, as on AWS. */
    public static final Limits AWS = new Limits(500);

    static final int STATEMENT_BYTES = 100 * 1024;
    static final int BATCH = 40;
    static final int ROW_BYTES = 64 * 1024;
    static final long RESULT_BYTES = 500L * 1024 * 1024;
    static final int WAIT_SECONDS = 30;
    static final int PAGE_ROWS = 1000;
}
