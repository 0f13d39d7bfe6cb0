package dev.larder.cli;

/** Starts the command in a process of its own. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(Larder.run(args, System.out, System.err));
    }
}
