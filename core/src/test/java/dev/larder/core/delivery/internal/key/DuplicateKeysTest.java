package dev.larder.core.delivery.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.internal.key.Repeats.Repeat;
import dev.larder.core.scratch.MemoryScratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuplicateKeysTest {
    private static final int ALL = Integer.MAX_VALUE;

    /** Sorted, random, few different ones, sorted at first, with limits that make them spill and split. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_repeats_is_what_a_map_of_all_keys_says(long seed) throws IOException {
        Random random = new Random(seed);
        for (int file = 0; file < 60; file++) {
            List<String> keys = keys(random);
            int inMemory = 1 + random.nextInt(1 + random.nextInt(400));
            int most = 1 + random.nextInt(20);
            MemoryScratch scratch = new MemoryScratch();
            DuplicateKeys checked = new DuplicateKeys(inMemory, most, scratch);

            Repeats found = find(checked, keys);

            List<Repeat> expected = oracle(keys);
            assertThat(found.count())
                    .as("seed %d, file %d, %d in memory: %s", seed, file, inMemory, keys)
                    .isEqualTo(expected.size());
            assertThat(found.first())
                    .as("seed %d, file %d, %d in memory: %s", seed, file, inMemory, keys)
                    .isEqualTo(expected.subList(0, Math.min(most, expected.size())));
            assertThat(scratch.open()).isZero();
        }
    }

    private static List<String> keys(Random random) {
        int rows = 1 + random.nextInt(1 + random.nextInt(1500));
        int different = 1 + random.nextInt(1 + random.nextInt(2 * rows));
        String shape = List.of("%d", "%06d", "%1$s, of a key as long as some are, %1$s", "a,%x")
                .get(random.nextInt(4));
        List<String> keys = new ArrayList<>(random.ints(rows, 0, different)
                .mapToObj(key -> String.format(Locale.ROOT, shape, key))
                .toList());
        int sorted = List.of(0, rows, random.nextInt(rows + 1)).get(random.nextInt(3));
        keys.subList(0, sorted).sort(null);
        return keys;
    }

    private static List<Repeat> oracle(List<String> keys) {
        Map<String, Integer> first = new HashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Integer line = first.putIfAbsent(keys.get(i), 2 + 3 * i);
            if (line != null) {
                repeats.add(new Repeat(2 + 3L * i, line));
            }
        }
        return repeats;
    }

    /** Each key's row has three lines, after a header. */
    private static Repeats find(DuplicateKeys checked, List<String> keys) throws IOException {
        for (int i = 0; i < keys.size(); i++) {
            add(checked, keys.get(i), 2 + 3L * i);
        }
        return checked.find();
    }

    private static void add(DuplicateKeys checked, String key, long line) throws IOException {
        byte[] bytes = (key + "not of the key").getBytes(StandardCharsets.UTF_8);
        checked.add(bytes, bytes.length - 14, line);
    }

    private static Repeats find(MemoryScratch scratch, Stream<String> keys) throws IOException {
        return find(new DuplicateKeys(1000, ALL, scratch), keys.toList());
    }

    @Test
    void keys_that_rise_are_written_down_and_never_read() throws IOException {
        MemoryScratch scratch = new MemoryScratch();

        Repeats found = find(scratch, IntStream.range(0, 100_000).mapToObj("%08d"::formatted));

        assertThat(found.count()).isZero();
        assertThat(scratch.made()).isEqualTo(1);
        assertThat(scratch.open()).isZero();
        assertThat(scratch.appended()).isBetween(3 * 100_000L, 5 * 100_000L);
    }

    @Test
    void a_few_keys_need_no_scratch_space() throws IOException {
        MemoryScratch full = new MemoryScratch(0);

        assertThat(find(full, IntStream.range(0, 200).mapToObj(key -> "k" + key % 100))
                        .count())
                .isEqualTo(100);
        assertThat(full.made()).isZero();
    }

    @Test
    void a_key_that_comes_twice_in_a_row_does_not_end_the_rise() throws IOException {
        MemoryScratch scratch = new MemoryScratch();

        Repeats found = find(scratch, IntStream.range(0, 90_000).mapToObj(key -> "%08d".formatted(key / 3)));

        assertThat(found.count()).isEqualTo(60_000);
        assertThat(found.first()).startsWith(new Repeat(5, 2), new Repeat(8, 2), new Repeat(14, 11));
        assertThat(scratch.appended()).isLessThan(200_000);
    }

    @Test
    void one_key_for_all_rows_is_counted_once_for_each_but_the_first() throws IOException {
        assertThat(find(new MemoryScratch(), Stream.generate(() -> "same").limit(50_000))
                        .count())
                .isEqualTo(49_999);
    }

    @Test
    void two_keys_in_turn_fill_two_partitions_and_are_still_two() throws IOException {
        Repeats found = find(
                new DuplicateKeys(10, 3, new MemoryScratch()),
                IntStream.range(0, 20_000).mapToObj(key -> "k" + key % 2).toList());

        assertThat(found.count()).isEqualTo(19_998);
        assertThat(found.first()).containsExactly(new Repeat(8, 2), new Repeat(11, 5), new Repeat(14, 2));
    }

    @Test
    void a_key_longer_than_any_buffer_is_found_again() throws IOException {
        String longKey = "x".repeat(300_000);

        assertThat(find(new MemoryScratch(), Stream.of("a", longKey, longKey + "y", "z", "b", longKey))
                        .first())
                .containsExactly(new Repeat(17, 5));
    }

    /** The rise is read back from a file whose pieces end within a key. */
    @Test
    void the_last_row_may_repeat_any_key_of_a_long_rise() throws IOException {
        for (int again : new int[] {0, 12_345, 49_998}) {
            Stream<String> rise = IntStream.range(0, 50_000).mapToObj("%07d of many"::formatted);

            Repeats found = find(new MemoryScratch(), Stream.concat(rise, Stream.of("%07d of many".formatted(again))));

            assertThat(found.first()).containsExactly(new Repeat(150_002, 2 + 3L * again));
        }
    }

    @Test
    void lines_beyond_two_thousand_million_are_told() throws IOException {
        DuplicateKeys keys = new DuplicateKeys(1, 10, new MemoryScratch());

        add(keys, "b", 5_000_000_000L);
        add(keys, "a", 6_000_000_000L);
        add(keys, "b", 7_000_000_000L);

        assertThat(keys.find().first()).containsExactly(new Repeat(7_000_000_000L, 5_000_000_000L));
    }

    @ParameterizedTest(name = "{0} bytes of room")
    @ValueSource(ints = {0, 100_000, 1_000_000})
    void scratch_space_that_is_full_ends_the_search(int room) {
        assertThatThrownBy(() -> find(
                        new MemoryScratch(room),
                        IntStream.range(0, 100_000).mapToObj(key -> "key " + key * 7 % 100_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
    }
}
