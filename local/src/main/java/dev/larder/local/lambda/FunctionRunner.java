package dev.larder.local.lambda;

/** Runs functions and waits for their answers; implementations are called by many threads at once. */
public interface FunctionRunner extends AutoCloseable {

    /**
     * Invokes a function once. Failures of the function are a value; nothing is retried.
     *
     * @param function its physical name, for example {@code larder-main-plan-run}
     * @param payload JSON text of at most {@link Limits#REQUEST_BYTES}
     * @throws UnknownFunction if there is none of this name
     * @throws PayloadTooLarge if the payload is longer; the function was not started
     */
    Outcome run(String function, String payload);

    /** Takes no more invocations and waits for those that are running. */
    @Override
    void close();
}
