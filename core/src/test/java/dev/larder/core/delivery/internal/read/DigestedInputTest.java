package dev.larder.core.delivery.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestedInputTest {
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void length_and_digest_are_those_of_the_whole_file_however_it_is_read() throws IOException {
        DigestedInput input = new DigestedInput(new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)));

        assertThat(input.fill(new byte[8], 3, 4)).isEqualTo(1);
        input.drain(new byte[1]);

        assertThat(input.bytes()).isEqualTo(3);
        assertThat(input.digest()).isEqualTo(SHA_256_OF_ABC);
    }

    @Test
    void a_stream_that_hands_out_little_at_a_time_is_read_until_the_buffer_is_full() throws IOException {
        byte[] buffer = "0123456789".getBytes(StandardCharsets.US_ASCII);
        DigestedInput input =
                new DigestedInput(new Trickle("abcdefghij".getBytes(StandardCharsets.US_ASCII), new Random(1)));

        assertThat(input.fill(buffer, 2, 9)).isEqualTo(7);
        assertThat(new String(buffer, StandardCharsets.US_ASCII)).isEqualTo("01abcdefg9");
        assertThat(input.fill(buffer, 0, 10)).isEqualTo(3);
        assertThat(input.fill(buffer, 0, 10)).isZero();
        assertThat(input.bytes()).isEqualTo(10);
    }
}
