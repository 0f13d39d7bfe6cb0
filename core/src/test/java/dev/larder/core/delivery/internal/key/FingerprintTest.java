package dev.larder.core.delivery.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FingerprintTest {
    private final Fingerprint print = new Fingerprint();

    /** From the tests of Guava (Murmur3Hash128Test): each half with its lowest byte first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|00000000000000000000000000000000",
                "hello|029bbd41b3a7d8cb191dae486a901e5b",
                "The quick brown fox jumps over the lazy dog|6c1b07bc7bbc4be347939ac4a93c437a"
            })
    void it_is_murmur_hash_3(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        print.take(bytes, bytes.length);

        HexFormat hex = HexFormat.of();
        assertThat(hex.toHexDigits(Long.reverseBytes(print.one())) + hex.toHexDigits(Long.reverseBytes(print.other())))
                .isEqualTo(expected);
    }

    @Test
    void every_bit_of_a_key_of_any_length_counts() {
        Set<Long> ones = new HashSet<>();
        Set<Long> others = new HashSet<>();
        int prints = 0;
        for (int length = 0; length < 50; length++) {
            byte[] bytes = new byte[length];
            for (int bit = -1; bit < 8 * length; bit++) {
                if (bit >= 0) {
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                }
                print.take(bytes, length);
                ones.add(print.one());
                others.add(print.other());
                prints++;
            }
        }

        assertThat(ones).hasSize(prints);
        assertThat(others).hasSize(prints);
    }

    @Test
    void what_is_behind_the_key_does_not_count() {
        byte[] bytes = "a key of some length and more".getBytes(StandardCharsets.US_ASCII);
        for (int length = 0; length < bytes.length; length++) {
            print.take(bytes, length);
            long one = print.one();
            long other = print.other();

            print.take(Arrays.copyOf(bytes, length), length);

            assertThat(print.one()).isEqualTo(one);
            assertThat(print.other()).isEqualTo(other);
        }
    }
}
