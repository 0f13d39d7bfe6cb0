package dev.larder.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.core.delivery.Checked.WrittenPart;
import dev.larder.core.scratch.MemoryScratch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartWriterTest {
    private final MemoryParts sink = new MemoryParts();
    private final PartWriter writer = new PartWriter(sink, PartSink.Kind.ROWS, 10, new MemoryScratch());

    @Test
    void a_part_ends_with_the_write_that_fills_it() throws IOException {
        write("12345\n78\n", 2);
        assertThat(writer.room()).isEqualTo(1);
        write("\n", 1);
        assertThat(writer.room()).isEqualTo(10);
        write("123456789\n123456789\n", 2);
        write("1\n", 1);
        writer.finishPart();

        assertThat(sink.text()).isEqualTo("12345\n78\n\n123456789\n123456789\n1\n");
        assertThat(sink.whole()).containsExactly(0, 1, 2);
        assertThat(writer.parts()).extracting(WrittenPart::number).containsExactly(0, 1, 2);
        assertThat(writer.parts()).extracting(WrittenPart::rows).containsExactly(3L, 2L, 1L);
        assertThat(writer.parts()).extracting(WrittenPart::uncompressedBytes).containsExactly(10L, 20L, 2L);
        assertThat(writer.parts())
                .allSatisfy(part -> assertThat(part.bytes()).isEqualTo(sink.compressed(part.number()).length));
    }

    @Test
    void without_rows_there_is_no_part() throws IOException {
        writer.finishPart();
        writer.abandon();

        assertThat(sink.opened()).isZero();
        assertThat(writer.parts()).isEmpty();
    }

    @Test
    void an_abandoned_part_is_neither_written_to_nor_closed() throws IOException {
        write("1\n", 1);
        int length = sink.compressed(0).length;

        writer.abandon();
        writer.abandon();

        assertThat(sink.compressed(0)).hasSize(length);
        assertThat(sink.whole()).isEmpty();
    }

    @Test
    void a_whole_part_survives_that_the_next_one_is_abandoned() throws IOException {
        write("1234567890", 1);
        write("1\n", 1);

        writer.abandon();

        assertThat(sink.whole()).containsExactly(0);
        assertThat(writer.parts()).hasSize(1);
    }

    @Test
    void a_sink_that_fails_is_not_called_again() throws IOException {
        PartWriter failing = new PartWriter((_, _) -> new Failing(), PartSink.Kind.ROWS, 1 << 20, new MemoryScratch());
        byte[] noise = new byte[1 << 19];
        new Random(1).nextBytes(noise);

        assertThat(catchThrowable(() -> {
                    failing.write(noise, noise.length, 1);
                    failing.finishPart();
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
        failing.abandon();
        assertThat(failing.parts()).isEqualTo(List.of());
    }

    private void write(String rows, long count) throws IOException {
        byte[] bytes = (rows + "not written").getBytes(StandardCharsets.US_ASCII);
        writer.write(bytes, rows.length(), count);
    }

    private static final class Failing extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            throw new IOException("full");
        }

        @Override
        public void close() {
            throw new AssertionError("a part that is not whole was closed");
        }
    }
}
