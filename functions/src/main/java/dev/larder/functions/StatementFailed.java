package dev.larder.functions;

/** A statement of a run was refused by the warehouse. The execution fails with this sentence as its cause. */
public final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the run's step and batch, and gives the warehouse's own words. */
    public StatementFailed(String step, String batch, String error) {
        super(step + ", " + batch + ": " + error);
    }
}
