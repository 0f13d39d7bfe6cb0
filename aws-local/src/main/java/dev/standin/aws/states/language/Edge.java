package dev.standin.aws.states.language;

/**
 * A transition from one state to the next, for coverage.
 *
 * @param by Next, End, Default, {@code Choice i}, {@code Catch i} or {@code Retry i}; i counts from 0
 * @param to the next state; empty at the end, the state itself for a retry
 */
public record Edge(String from, String by, String to) {
    public static final String END = "";

    @Override
    public String toString() {
        return from + " -[" + by + "]-> " + (to.equals(END) ? "(end)" : to);
    }
}
