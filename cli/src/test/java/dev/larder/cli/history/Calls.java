package dev.larder.cli.history;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked of AWS, counted as AWS counts it: a list and a deletion of many keys are several calls. Not thread-safe. */
final class Calls {
    private static final int KEYS_A_CALL = 1000;
    /** Of a result of the Data API. */
    private static final int BYTES_A_PAGE = 1 << 20;

    private final SortedMap<String, Integer> made = new TreeMap<>();
    private final SortedMap<String, Integer> most = new TreeMap<>();
    private int ofFunction;

    void made(String call) {
        made(call, 1);
    }

    private void made(String call, int times) {
        made.merge(call, times, Integer::sum);
        if (call.startsWith("s3 ")) {
            ofFunction += times;
        }
    }

    /** What is asked of S3 meanwhile is asked by one call of a function. */
    <T> T by(String function, Supplier<T> call) {
        ofFunction = 0;
        T answer = call.get();
        most.merge(function, ofFunction, Math::max);
        return answer;
    }

    /** The most that a call of each function has asked of S3. */
    SortedMap<String, Integer> most() {
        return new TreeMap<>(most);
    }

    /** A list of keys, or a deletion. */
    void keys(String call, int keys) {
        made(call, Math.max(1, (keys + KEYS_A_CALL - 1) / KEYS_A_CALL));
    }

    /** A result that is read. */
    void result(List<List<@Nullable String>> rows) {
        int bytes = rows.stream()
                .flatMap(List::stream)
                .mapToInt(value -> value == null ? 1 : value.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        made("result pages", 1 + bytes / BYTES_A_PAGE);
        made("result rows", rows.size());
    }

    /** A batch that is sent. */
    void batch(int statements) {
        made("batches");
        made("statements", statements);
    }

    /** All since it was asked last. */
    SortedMap<String, Integer> taken() {
        SortedMap<String, Integer> taken = new TreeMap<>(made);
        made.clear();
        most.clear();
        return taken;
    }
}
