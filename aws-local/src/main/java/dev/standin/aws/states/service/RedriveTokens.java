package dev.standin.aws.states.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The redrives that a client may request again without causing another: the last ten, each for a quarter of an hour.
 *
 * <p>Source: Step Functions API Reference, RedriveExecution, clientToken. Guarded by the execution's monitor.
 */
final class RedriveTokens {
    private static final int MOST = 10;
    private static final Duration VALID_FOR = Duration.ofMinutes(15);

    private final Deque<Used> used = new ArrayDeque<>();

    private record Used(String token, Instant redriven) {}

    /** When the call with this token redrove the execution, if it did so recently. */
    Optional<Instant> redriven(String token, Instant now) {
        return used.stream()
                .filter(each -> each.token().equals(token)
                        && each.redriven().plus(VALID_FOR).isAfter(now))
                .map(Used::redriven)
                .findFirst();
    }

    void add(String token, Instant redriven) {
        used.addFirst(new Used(token, redriven));
        while (used.size() > MOST) {
            used.removeLast();
        }
    }
}
