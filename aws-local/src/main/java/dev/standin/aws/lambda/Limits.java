package dev.standin.aws.lambda;

import java.nio.charset.StandardCharsets;

/** Lambda's limits on payloads, in bytes. */
public final class Limits {
    /** Longest request of a synchronous invocation. */
    public static final int REQUEST_BYTES = 6 * 1024 * 1024;
    /** Longest answer of a synchronous invocation; AWS adds a hundred bytes for its envelope. */
    public static final int RESPONSE_BYTES = REQUEST_BYTES + 100;
    /** Longest request of an asynchronous invocation. */
    public static final int EVENT_BYTES = 1024 * 1024;

    private Limits() {}

    /** Refuses a payload of more than {@code limitBytes} bytes in UTF-8. */
    public static void check(String payload, int limitBytes) {
        // A char needs at most three bytes: most payloads are short enough without being counted.
        if (payload.length() > limitBytes / 3 && payload.getBytes(StandardCharsets.UTF_8).length > limitBytes) {
            throw new PayloadTooLarge(limitBytes);
        }
    }
}
