package dev.larder.core.wiring;

/** The metrics that functions count and alarms watch; the names are the same in both, since they stand here only. */
public final class Metrics {
    /** The namespace in CloudWatch. */
    public static final String NAMESPACE = "Larder";
    /** The only dimension: the environment's name. */
    public static final String DIMENSION = "Environment";

    /** Runs that published a release; 0 is told whenever {@code start-run} looks, so that it is never missing. */
    public static final String RUNS_PUBLISHED = "RunsPublished";
    /** Runs of which an attempt failed and none has ended otherwise since; 0 or 1, told whenever {@code start-run} looks. */
    public static final String RUNS_FAILING = "RunsFailing";
    /** Runs that failed for a day and are tried no more by themselves; 0 or 1, told whenever {@code start-run} looks. */
    public static final String RUNS_PARKED = "RunsParked";
    /** Runs that data tests, or a mistake in the project's SQL, blocked. */
    public static final String RUNS_BLOCKED = "RunsBlocked";
    /** Deliveries that were accepted. */
    public static final String DELIVERIES_ACCEPTED = "DeliveriesAccepted";
    /** Deliveries that were rejected. */
    public static final String DELIVERIES_REJECTED = "DeliveriesRejected";
    /** Causes of a run that no release has dealt with, told whenever {@code start-run} looks: every five minutes at least. */
    public static final String CAUSES_WAITING = "CausesWaiting";

    /**
     * Feeds of which a file is late, and instances of sets that were waited for in vain and wait on, told whenever {@code reconcile-landing}
     * looks: every three minutes.
     */
    public static final String FEEDS_LATE = "FeedsLate";

    private Metrics() {}
}
