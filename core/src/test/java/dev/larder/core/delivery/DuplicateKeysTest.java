package dev.larder.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DuplicateKeysTest {
    @Test
    void everyRepeatedKeyIsFoundWithTheLineOfTheFirstHoweverManyThereAre() {
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

    @Test
    void asManyKeysAsAllowedAreRememberedAndNoMore() {
        DuplicateKeys keys = new DuplicateKeys(2);

        assertThat(add(keys, "a", 5)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "a", 6)).isEqualTo(5);
        assertThat(add(keys, "b", 7)).isEqualTo(DuplicateKeys.NEW);
        assertThat(add(keys, "c", 8)).isEqualTo(DuplicateKeys.FULL);
        assertThat(add(keys, "a", 9)).isEqualTo(DuplicateKeys.FULL);
    }

    @Test
    void onlyTheBytesOfTheKeyCount() {
        DuplicateKeys keys = new DuplicateKeys(10);

        assertThat(keys.add("abc".getBytes(StandardCharsets.US_ASCII), 2, 1)).isEqualTo(DuplicateKeys.NEW);
        assertThat(keys.add("abd".getBytes(StandardCharsets.US_ASCII), 2, 2)).isEqualTo(1);
        assertThat(keys.add("abd".getBytes(StandardCharsets.US_ASCII), 3, 3)).isEqualTo(DuplicateKeys.NEW);
        assertThat(keys.add(new byte[0], 0, 4)).isEqualTo(DuplicateKeys.NEW);
        assertThat(keys.add(new byte[1], 1, 5)).isEqualTo(DuplicateKeys.NEW);
    }

    @Test
    void aLineThatIsNoIntIsTheLargestOne() {
        DuplicateKeys keys = new DuplicateKeys(10);

        add(keys, "a", 1L << 40);

        assertThat(add(keys, "a", (1L << 40) + 1)).isEqualTo(Integer.MAX_VALUE);
    }

    private static int add(DuplicateKeys keys, String key, long line) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return keys.add(bytes, bytes.length, line);
    }
}
