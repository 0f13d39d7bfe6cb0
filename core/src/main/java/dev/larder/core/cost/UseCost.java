package dev.larder.core.cost;

import java.util.List;

/**
 * What so many small files and one run cost, by calls that were counted on the local AWS: {@code CountedUseTest} holds the numbers. Not
 * counted but assumed: a call of a function takes a second, and the warehouse is awake for the minute that AWS charges at least.
 */
public final class UseCost {
    /** Requests of a delivery that write or list: original, parts, record, digest, receipts, notice, latest, cause; and what COPY lists. */
    public static final double WRITES_OF_A_FILE = 15;
    /** Requests of a delivery that read, from the receipt to COPY. */
    public static final double READS_OF_A_FILE = 11;
    /** Each file is received by a call of its own. */
    public static final double CALLS_OF_A_FILE = 1;
    /** One announcement and one poke are sent; one message is received and deleted. */
    public static final double QUEUE_CALLS_OF_A_FILE = 4;

    /** Requests of a run that write or list. */
    public static final double WRITES_OF_A_RUN = 75;
    /** Requests of a run that read. */
    public static final double READS_OF_A_RUN = 60;
    /** States that a run enters. */
    public static final double TRANSITIONS_OF_A_RUN = 20;

    private static final double CALLS_OF_A_RUN = 15;
    private static final double GB_OF_RECEIVING = 1.73;
    private static final double GB_OF_A_STEP = 0.5;
    private static final double AWAKE_HOURS = 1 / 60.0;

    private UseCost() {}

    /**
     * The charges.
     *
     * @param rpus the warehouse's base capacity
     */
    public static List<Charge> of(int files, int rpus) {
        double calls = files * CALLS_OF_A_FILE;
        return List.of(
                Charge.of("files and a run", files * WRITES_OF_A_FILE + WRITES_OF_A_RUN, Price.OBJECT_WRITE),
                Charge.of("files and a run", files * READS_OF_A_FILE + READS_OF_A_RUN, Price.OBJECT_READ),
                Charge.of("announcements and pokes", files * QUEUE_CALLS_OF_A_FILE, Price.QUEUE_CALL),
                Charge.of("functions", calls + CALLS_OF_A_RUN, Price.FUNCTION_CALL),
                Charge.of(
                        "functions, a second each",
                        calls * GB_OF_RECEIVING + CALLS_OF_A_RUN * GB_OF_A_STEP,
                        Price.FUNCTION_GB_SECOND),
                Charge.of("the run", TRANSITIONS_OF_A_RUN, Price.TRANSITION),
                Charge.of("the warehouse, for a minute at least", rpus * AWAKE_HOURS, Price.RPU_HOUR));
    }
}
