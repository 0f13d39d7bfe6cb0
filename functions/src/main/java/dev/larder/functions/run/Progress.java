package dev.larder.functions.run;

import dev.larder.core.JsonNamed;

/** How far a step of the run is, as the state machine reads it. */
public record Progress(Verdict verdict) {
    /** The statements have committed. */
    public static final Progress DONE = new Progress(Verdict.DONE);
    /** The warehouse is still working. */
    public static final Progress RUNNING = new Progress(Verdict.RUNNING);
    /** No test blocks. */
    public static final Progress PASSED = new Progress(Verdict.PASSED);
    /** A test or a mistake blocks. */
    public static final Progress BLOCKED = new Progress(Verdict.BLOCKED);
    /** No test blocks, and people must agree first. */
    public static final Progress WAITING = new Progress(Verdict.WAITING);
    /** The run has the fence and its order. */
    public static final Progress PLANNED = new Progress(Verdict.PLANNED);
    /** Another run is being executed. */
    public static final Progress BUSY = new Progress(Verdict.BUSY);
    /** What the run would publish is already live. */
    public static final Progress LIVE = new Progress(Verdict.LIVE);
    /** Something changed after the run was started, and another one takes its place. */
    public static final Progress SUPERSEDED = new Progress(Verdict.SUPERSEDED);

    /** Done, or still running. */
    public static Progress of(boolean done) {
        return done ? DONE : RUNNING;
    }

    /**
     * {@code done}, {@code running} or {@code blocked} for statements; {@code passed}, {@code blocked}, {@code waiting} or {@code running} for tests; {@code planned},
     * {@code busy}, {@code running}, {@code live} or {@code superseded} for planning.
     */
    public enum Verdict implements JsonNamed {
        DONE("done"),
        RUNNING("running"),
        PASSED("passed"),
        BLOCKED("blocked"),
        WAITING("waiting"),
        PLANNED("planned"),
        BUSY("busy"),
        LIVE("live"),
        SUPERSEDED("superseded");

        private final String jsonName;

        Verdict(String jsonName) {
            this.jsonName = jsonName;
        }

        @Override
        public String jsonName() {
            return jsonName;
        }
    }
}
