package dev.larder.core.verdict;

import dev.larder.core.plan.DataTest;

/**
 * A test with a tolerance selects something that is not a measure; its author must act. The message says what was expected
 * and found.
 */
public final class UnusableMeasure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DataTest test;
    private final String advice;

    UnusableMeasure(DataTest test, String message, String advice) {
        super(message, null, false, false);
        this.test = test;
        this.advice = advice;
    }

    /** The test. */
    public DataTest test() {
        return test;
    }

    /** What to do, as the end of a sentence. */
    public String advice() {
        return advice;
    }
}
