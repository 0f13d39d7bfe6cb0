package dev.larder.cli;

/** How a command ends. Of several the largest. */
final class ExitCode {
    /** Accepted and published, or done. */
    static final int OK = 0;
    /** Data tests blocked a run; production stays as it was. */
    static final int BLOCKED = 1;
    /** The command or the configuration is wrong. */
    static final int USAGE = 2;
    /** A delivery was rejected. */
    static final int REJECTED = 3;
    /** What the environment stands on failed. */
    static final int INFRASTRUCTURE = 4;

    private ExitCode() {}
}
