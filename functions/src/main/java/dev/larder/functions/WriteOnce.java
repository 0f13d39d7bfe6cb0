package dev.larder.functions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Documents of the lake that are written once and never change, so each is read once and kept. Thread-safe. */
final class WriteOnce<T> {
    private static final int READS_AT_ONCE = 16;

    private final Environment environment;
    private final Class<T> type;
    private final Map<String, T> known = new ConcurrentHashMap<>();

    WriteOnce(Environment environment, Class<T> type) {
        this.environment = environment;
        this.type = type;
    }

    /** The documents of these keys, in the same order. */
    List<T> of(List<String> keys) {
        read(keys.stream().filter(key -> !known.containsKey(key)).toList());
        return keys.stream().map(key -> Objects.requireNonNull(known.get(key))).toList();
    }

    private void read(List<String> keys) {
        Semaphore places = new Semaphore(READS_AT_ONCE);
        try (ExecutorService reads = Executors.newVirtualThreadPerTaskExecutor()) {
            keys.stream()
                    .map(key -> reads.submit(() -> read(key, places)))
                    .toList()
                    .forEach(WriteOnce::await);
        }
    }

    private T read(String key, Semaphore places) {
        places.acquireUninterruptibly();
        try {
            return known.computeIfAbsent(key, missing -> environment.lake().get(missing, type));
        } finally {
            places.release();
        }
    }

    private static void await(Future<?> read) {
        try {
            read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while documents of the lake were read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
