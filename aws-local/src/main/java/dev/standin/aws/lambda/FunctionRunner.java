package dev.standin.aws.lambda;

/** Runs functions and waits for their answers; implementations are called by many threads at once. */
public interface FunctionRunner extends AutoCloseable {

    /**
     * Invokes a function once. Failures of the function are a value; nothing is retried.
     *
     * @param function its physical name, for example {@code orders-receive}
     * @param payload JSON text of at most {@link Limits#REQUEST_BYTES}
     * @throws UnknownFunction if there is none with this name
     * @throws PayloadTooLarge if the payload is longer; the function was not started
     */
    Outcome run(String function, String payload);

    /** Tells of every line that functions write to standard output from now on; nobody is told before. */
    void logTo(FunctionLog log);

    /**
     * Ends the invocations that are running as failed, without waiting for them, and every later one; for an environment
     * whose disk no longer takes anything, so that nothing they do is kept. A runner that cannot do this waits in {@link
     * #close}.
     */
    default void abandon() {}

    /** Takes no more invocations and waits for those that are running. */
    @Override
    void close();
}
