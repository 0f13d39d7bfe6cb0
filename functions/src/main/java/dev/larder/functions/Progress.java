package dev.larder.functions;

/**
 * How far a step of the run is, as the state machine reads it.
 *
 * @param verdict {@code done} or {@code running} for statements; {@code passed}, {@code blocked} or {@code running} for tests;
 *     {@code planned}, {@code busy}, {@code live} or {@code superseded} for planning
 */
public record Progress(String verdict) {
    static final Progress DONE = new Progress("done");
    static final Progress RUNNING = new Progress("running");
    static final Progress PASSED = new Progress("passed");
    static final Progress BLOCKED = new Progress("blocked");
    static final Progress PLANNED = new Progress("planned");
    static final Progress BUSY = new Progress("busy");
    static final Progress LIVE = new Progress("live");
    static final Progress SUPERSEDED = new Progress("superseded");
}
