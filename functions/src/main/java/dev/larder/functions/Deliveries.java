package dev.larder.functions;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** All delivery records of the lake. Records never change, so each is read once and kept. Thread-safe. */
public final class Deliveries {
    private static final int READS_AT_ONCE = 16;

    private final Environment environment;
    private final Map<String, DeliveryRecord> known = new ConcurrentHashMap<>();

    Deliveries(Environment environment) {
        this.environment = environment;
    }

    /** Every record that is committed now, in the order of its key. */
    public List<DeliveryRecord> all() {
        return of(environment.lake().objects().keys(LakeLayout.deliveryRecords()));
    }

    /** The records of these keys, in the same order. */
    public List<DeliveryRecord> of(List<String> keys) {
        read(keys.stream().filter(key -> !known.containsKey(key)).toList());
        return keys.stream().map(key -> Objects.requireNonNull(known.get(key))).toList();
    }

    private void read(List<String> keys) {
        Semaphore places = new Semaphore(READS_AT_ONCE);
        try (ExecutorService reads = Executors.newVirtualThreadPerTaskExecutor()) {
            keys.stream()
                    .map(key -> reads.submit(() -> read(key, places)))
                    .toList()
                    .forEach(Deliveries::await);
        }
    }

    private DeliveryRecord read(String key, Semaphore places) {
        places.acquireUninterruptibly();
        try {
            return known.computeIfAbsent(key, missing -> environment.lake().get(missing, DeliveryRecord.class));
        } finally {
            places.release();
        }
    }

    private static void await(Future<DeliveryRecord> read) {
        try {
            read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while delivery records were read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
