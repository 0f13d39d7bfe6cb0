package dev.standin.aws.lambda;

/** Is told of every line that a function writes to its log by standard output; called by many threads. */
@FunctionalInterface
public interface FunctionLog {
    /** Told to nobody. */
    FunctionLog NONE = (function, line) -> {};

    /**
     * A line.
     *
     * @param function physical name of the function
     * @param line without its end
     */
    void line(String function, String line);
}
