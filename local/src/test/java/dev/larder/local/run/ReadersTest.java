package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Analysts read while releases are published. Every publish wakes some of the fifty just before it begins, so that their
 * transactions fall before, into and after it; all fifty wait for their turn all the time.
 */
class ReadersTest {
    private static final int READERS = 50;
    /** In every build; 200 with {@code -Dlarder.publishes=200}. */
    private static final int PUBLISHES = Integer.getInteger("larder.publishes", 60);

    private static final int TURNS_A_PUBLISH = 10;
    private static final int ROWS_A_WEEK = 20;
    private static final List<String> READING = List.of(
            "select release from ops.live_release",
            "select count(*) as products, sum(cast(substring(product_name, 9, 4) as integer)) as numbers from star.dim_product",
            "select count(*) as facts, sum(trx) as trx from star.fct_rx");

    /** What one transaction read; a release is told by the totals of both tables. */
    private record Seen(int release, String products, String facts) {
        static Seen of(List<List<String>> rows) {
            return new Seen(
                    Integer.parseInt(rows.get(0).getFirst()),
                    String.join(" ", rows.get(1)),
                    String.join(" ", rows.get(2)));
        }

        /** What a reader must see: products named "Release n", facts of 1 in the first week and of n in the second. */
        static Seen expected(int release) {
            int products = productsOf(release);
            BigDecimal trx = BigDecimal.valueOf(ROWS_A_WEEK + (long) ROWS_A_WEEK * release)
                    .setScale(1);
            return new Seen(release, products + " " + products * release, 2 * ROWS_A_WEEK + " " + trx);
        }
    }

    private static int productsOf(int release) {
        return 1 + release % 7;
    }

    /** Everything that is ever in force: the deliveries of each release to be. */
    private static void loadAll(SampleWarehouse warehouse) {
        List<String> products = new ArrayList<>();
        List<String> facts = new ArrayList<>(week("2026-03-01", 1, "d1"));
        for (int release = 1; release <= 1 + PUBLISHES; release++) {
            for (int i = 0; i < productsOf(release); i++) {
                products.add("('P%d', 'Release %d', true, 'p%d', %d, '')".formatted(i, release, release, i + 2));
            }
            facts.addAll(week("2026-03-08", release, "w" + release));
        }
        warehouse.load("products (product_code, product_name, is_ours, _delivery_id, _line, _period)", products);
        warehouse.load("rx (npi, product_code, week_ending, trx, nrx, _delivery_id, _line, _period)", facts);
    }

    private static List<String> week(String week, int trx, String delivery) {
        return IntStream.range(0, ROWS_A_WEEK)
                .mapToObj(i ->
                        "('%d', 'P0', date '%s', %d, 0, '%s', %d, '%s')".formatted(i, week, trx, delivery, i + 2, week))
                .toList();
    }

    @Test
    void fifty_readers_see_whole_releases_only_while_others_are_published(@TempDir Path folder) throws Exception {
        try (SampleWarehouse warehouse = new SampleWarehouse(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            loadAll(warehouse);
            release(warehouse, 1, new Semaphore(0));
            Semaphore turns = new Semaphore(0);
            List<Future<List<Seen>>> readers = IntStream.range(0, READERS)
                    .mapToObj(i -> threads.submit(reader(warehouse, turns)))
                    .toList();
            publishAll(warehouse, turns, threads);
            List<List<Seen>> seen = new ArrayList<>();
            for (Future<List<Seen>> reader : readers) {
                seen.add(reader.get());
            }
            judge(seen);
        }
    }

    private static void publishAll(SampleWarehouse warehouse, Semaphore turns, ExecutorService readers) {
        boolean published = false;
        try {
            for (int release = 2; release <= 1 + PUBLISHES; release++) {
                release(warehouse, release, turns);
            }
            turns.release(READERS);
            published = true;
        } finally {
            if (!published) {
                readers.shutdownNow();
            }
        }
    }

    private static void release(SampleWarehouse warehouse, int number, Semaphore turns) {
        warehouse.prepare(number, "p" + number, "w" + number);
        turns.release(TURNS_A_PUBLISH);
        warehouse.publish(number);
    }

    private static Callable<List<Seen>> reader(SampleWarehouse warehouse, Semaphore turns) {
        return () -> {
            List<Seen> seen = new ArrayList<>();
            while (seen.isEmpty() || seen.getLast().release() <= PUBLISHES) {
                turns.acquire();
                seen.add(Seen.of(warehouse.transaction(READING)));
            }
            return seen;
        };
    }

    private static void judge(List<List<Seen>> readers) {
        Set<Integer> releases = new TreeSet<>();
        int transactions = 0;
        int torn = 0;
        for (List<Seen> seen : readers) {
            transactions += seen.size();
            for (Seen each : seen) {
                releases.add(each.release());
                torn += each.equals(Seen.expected(each.release())) ? 0 : 1;
            }
            assertThat(seen).extracting(Seen::release).isSorted();
        }
        System.out.printf(
                "readers: %d readers, %d publishes, %d transactions of two tables and the release id, %d releases seen, 0 errors, %d torn%n",
                READERS, PUBLISHES, transactions, releases.size(), torn);
        assertThat(torn).isZero();
        assertThat(releases).hasSizeGreaterThan(PUBLISHES / 2);
    }
}
