package dev.larder.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateKeysTest {
    @Test
    void every_repeated_key_is_found_with_the_line_of_the_first_however_many_there_are() {
        Random random = new Random(6);
        DuplicateKeys keys = new DuplicateKeys(1_000_000);
        Map<Integer, Integer> lines = new HashMap<>();
        for (int line = 1; line <= 60_000; line++) {
            int key = random.nextInt(40_000);
            Integer first = lines.putIfAbsent(key, line);
            int answer = add(keys, "key " + key, line);
            if (answer != (first == null ? DuplicateKeys.NEW : first)) {
                assertThat(answer).as("key %d on line %d", key, line).isEqualTo(first);
            }
        }
    }

    /** Around the sizes at which the table or the list grows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2457, 2458, 4095, 4096, 4097, 8192, 8193, 20_000})
    void a_key_among_rising_ones_is_found_again(int rising) {
        for (int again : new int[] {1, 1 + rising / 2, rising}) {
            DuplicateKeys keys = new DuplicateKeys(1_000_000);
            for (int line = 1; line <= rising; line++) {
                assertThat(add(keys, "%06d".formatted(2 * line), line)).isEqualTo(DuplicateKeys.NEW);
            }
            assertThat(add(keys, "%06d".formatted(2 * again), rising + 1)).isEqualTo(again);
            assertThat(add(keys, "%06d".formatted(2 * again - 1), rising + 2)).isEqualTo(DuplicateKeys.NEW);
            assertThat(add(keys, "%06d".formatted(2 * again - 1), rising + 3)).isEqualTo(rising + 2);
            assertThat(add(keys, "%06d".formatted(2 * rising + 2), rising + 4)).isEqualTo(DuplicateKeys.NEW);
            assertThat(add(keys, "%06d".formatted(2), rising + 5)).isEqualTo(1);
        }
    }

    @Test
    void a_key_that_begins_like_the_last_one_is_another() {
        DuplicateKeys keys = new DuplicateKeys(10);

        assertThat(add(keys, "a", 1)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "ab".repeat(100), 2)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "\u00e9", 3)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "ab", 4)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "a", 5)).isEqualTo(1);
        assertThat(add(keys, "ab".repeat(100), 6)).isEqualTo(2);
    }

    @Test
    void as_many_keys_as_allowed_are_remembered_and_no_more() {
        DuplicateKeys keys = new DuplicateKeys(2);

        assertThat(add(keys, "a", 5)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "a", 6)).isEqualTo(5);
        assertThat(add(keys, "b", 7)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "c", 8)).isEqualTo(DuplicateKeys.FULL);
        assertThat(add(keys, "a", 9)).isEqualTo(DuplicateKeys.FULL);
    }

    @Test
    void only_the_bytes_of_the_key_count() {
        DuplicateKeys keys = new DuplicateKeys(10);

        assertThat(keys.add("abc".getBytes(StandardCharsets.US_ASCII), 2, 1)).isEqualTo(DuplicateKeys.NEW);
        assertThat(keys.add("abd".getBytes(StandardCharsets.US_ASCII), 2, 2)).isEqualTo(1);
        assertThat(keys.add("abd".getBytes(StandardCharsets.US_ASCII), 3, 3)).isEqualTo(DuplicateKeys.NEW);
        assertThat(keys.add(new byte[0], 0, 4)).isEqualTo(DuplicateKeys.NEW);
        assertThat(keys.add(new byte[1], 1, 5)).isEqualTo(DuplicateKeys.NEW);
    }

    @Test
    void a_line_that_is_no_int_is_the_largest_one() {
        DuplicateKeys keys = new DuplicateKeys(10);

        add(keys, "a", 1L << 40);

        assertThat(add(keys, "a", (1L << 40) + 1)).isEqualTo(Integer.MAX_VALUE);
    }

    private static int add(DuplicateKeys keys, String key, long line) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return keys.add(bytes, bytes.length, line);
    }
}
