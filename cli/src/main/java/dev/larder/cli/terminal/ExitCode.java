package dev.larder.cli.terminal;

/** How a command ends; of several codes, the largest counts. */
public final class ExitCode {
    /** Accepted and published, or done. */
    public static final int OK = 0;
    /** A data test, or a mistake that only data shows, blocked a run; production stays as it was. */
    public static final int BLOCKED = 1;
    /** The command or the configuration is wrong. */
    public static final int USAGE = 2;
    /** A delivery was rejected. */
    public static final int REJECTED = 3;
    /** The infrastructure below the environment failed. */
    public static final int INFRASTRUCTURE = 4;

    private ExitCode() {}
}
