package dev.larder.core.delivery.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against the JDK's own decoder. */
class Utf8Test {
    private static final int[] EDGES = {
        0x01, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xec, 0xed, 0xef, 0xf0, 0xf4,
        0xf5, 0xff
    };

    @Test
    void every_two_bytes_are_judged_as_the_jdk_does() {
        for (int lead = 0; lead < 256; lead++) {
            for (int second = 0; second < 256; second++) {
                assertAsTheJdk((byte) lead, (byte) second);
                assertAsTheJdk((byte) lead, (byte) second, (byte) 0x80);
                assertAsTheJdk((byte) lead, (byte) second, (byte) 0xbf, (byte) 0x80);
            }
        }
    }

    @Test
    void the_edges_of_long_sequences_are_judged_as_the_jdk_does() {
        for (int lead : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        assertAsTheJdk((byte) lead, (byte) second, (byte) third, (byte) fourth);
                    }
                }
            }
        }
    }

    @Test
    void random_bytes_are_judged_as_the_jdk_does() {
        Random random = new Random(8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) EDGES[random.nextInt(EDGES.length)];
            }
            assertAsTheJdk(bytes);
        }
    }

    @Test
    void a_sequence_that_the_record_cuts_off_is_wrong() {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.firstWrong(euro, 0, 3)).isEqualTo(-1);
        assertThat(Utf8.firstWrong(euro, 0, 2)).isZero();
        assertThat(Utf8.firstWrong(euro, 1, 3)).isEqualTo(1);
    }

    @Test
    void nul_is_wrong_although_it_is_utf8() {
        assertThat(Utf8.firstWrong(new byte[] {'a', 'b', 0, 'c'}, 0, 4)).isEqualTo(2);
    }

    private static void assertAsTheJdk(byte... sequence) {
        // Surrounded by what would make it valid or wrong, if it were looked at.
        byte[] bytes = new byte[sequence.length + 5];
        Arrays.fill(bytes, (byte) 0x80);
        bytes[0] = (byte) 0xc3;
        System.arraycopy(sequence, 0, bytes, 1, sequence.length);

        int wrong = Utf8.firstWrong(bytes, 1, 1 + sequence.length);
        if (wrong != expected(sequence)) {
            assertThat(wrong).as(Arrays.toString(sequence)).isEqualTo(expected(sequence));
        }
    }

    /** The place of the first byte of what the JDK does not decode, or of the first NUL before it. */
    private static int expected(byte[] sequence) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(sequence);
        CoderResult result = decoder.decode(input, CharBuffer.allocate(sequence.length + 1), true);
        for (int i = 0; i < input.position(); i++) {
            if (sequence[i] == 0) {
                return 1 + i;
            }
        }
        return result.isError() ? 1 + input.position() : -1;
    }
}
