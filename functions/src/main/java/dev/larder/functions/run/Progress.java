package dev.larder.functions.run;

/**
 * How far a step of the run is, as the state machine reads it.
 *
 * @param verdict {@code done} or {@code running} for statements; {@code passed}, {@code blocked} or {@code running} for tests;
 *     {@code planned}, {@code busy}, {@code running}, {@code live} or {@code superseded} for planning
 */
public record Progress(String verdict) {
    /** The statements have committed. */
    public static final Progress DONE = new Progress("done");
    /** The warehouse is still working. */
    public static final Progress RUNNING = new Progress("running");
    /** No test blocks. */
    public static final Progress PASSED = new Progress("passed");
    /** A test blocks. */
    public static final Progress BLOCKED = new Progress("blocked");
    /** The run has the fence and its order. */
    public static final Progress PLANNED = new Progress("planned");
    /** Another run is being executed. */
    public static final Progress BUSY = new Progress("busy");
    /** What the run would publish is live already. */
    public static final Progress LIVE = new Progress("live");
    /** Something changed after the run was started, and another one takes its place. */
    public static final Progress SUPERSEDED = new Progress("superseded");
}
