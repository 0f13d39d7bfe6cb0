package dev.larder.cli.view;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to wait between two looks: short at first, then the longer the longer nothing has happened, so that waiting for minutes costs few more looks than
 * waiting for seconds, and news is seen at most a tenth of the wait late. Not thread-safe.
 */
public final class Pauses {
    private static final Duration SHORTEST = Duration.ofMillis(25);
    private static final Duration LONG = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int PART_OF_THE_WAIT = 10;
    /**
     * The shortest pause after a look, in multiples of the time it took: looking takes longer the more was delivered,
     * and must not take time from those who work. Where that would be longer than anyone wants to wait for news, fewer do.
     */
    private static final int TIMES_A_LOOK = 8;

    private static final int TIMES_A_LONG_LOOK = 2;
    private static final Duration LONG_FOR_NEWS = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private long newsAt;
    private Duration next = SHORTEST;

    /** The wait begins now, by this clock of nanoseconds. */
    public Pauses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.newsAt = nanoTime.getAsLong();
    }

    /** The pause after a look that took this long. */
    public Duration after(Duration look, boolean news) {
        long now = nanoTime.getAsLong();
        if (news) {
            newsAt = now;
            next = SHORTEST;
        }
        Duration rest =
                longer(shorter(look.multipliedBy(TIMES_A_LOOK), LONG_FOR_NEWS), look.multipliedBy(TIMES_A_LONG_LOOK));
        Duration pause = longer(next, rest);
        next = shorter(next.multipliedBy(2), limit(Duration.ofNanos(now - newsAt)));
        return pause;
    }

    private static Duration limit(Duration quiet) {
        return longer(LONG, shorter(LONGEST, quiet.dividedBy(PART_OF_THE_WAIT)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
