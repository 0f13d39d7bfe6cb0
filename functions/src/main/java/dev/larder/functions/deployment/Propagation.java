package dev.larder.functions.deployment;

import dev.larder.functions.port.AccessRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Waits for what IAM was told just before. It is eventually consistent: right after a first deployment a role may be denied what it
 * was granted. A denial that lasts for two minutes is one.
 *
 * @param pause waits for so long
 */
record Propagation(InstantSource clock, Consumer<Duration> pause, RandomGenerator random) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 16_000;

    /** By the machine's clock. */
    static Propagation real() {
        return new Propagation(InstantSource.system(), Propagation::sleep, RandomGenerator.getDefault());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for IAM", stopped);
        }
    }

    /**
     * The call's answer.
     *
     * @throws AccessRefused the call's own, when it is denied for longer
     */
    <T> T await(Supplier<T> call) {
        Instant end = clock.instant().plus(PATIENCE);
        for (long step = FIRST_MILLIS; ; step = Math.min(2 * step, LONGEST_MILLIS)) {
            try {
                return call.get();
            } catch (AccessRefused denied) {
                if (!clock.instant().isBefore(end)) {
                    throw denied;
                }
                pause.accept(Duration.ofMillis(random.nextLong(step / 2, step + 1)));
            }
        }
    }
}
