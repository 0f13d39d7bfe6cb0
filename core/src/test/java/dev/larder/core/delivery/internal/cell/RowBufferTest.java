package dev.larder.core.delivery.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowBufferTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                -1,
                -10,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L
            })
    void a_number_has_no_zeros_before_it(long number) {
        RowBuffer row = new RowBuffer();
        row.put('x');
        row.putNumber(number);
        row.put('y');

        assertThat(text(row)).isEqualTo("x" + number + "y");
    }

    @Test
    void a_padded_number_has_as_many_digits_as_asked() {
        RowBuffer row = new RowBuffer();
        row.putPadded(7, 4);
        row.putPadded(12_345, 2);
        row.putPadded(0, 0);

        assertThat(text(row)).isEqualTo("000745");
    }

    @Test
    void a_text_in_quotes_has_its_own_doubled_wherever_they_stand() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] text = new byte[random.nextInt(40)];
            for (int i = 0; i < text.length; i++) {
                text[i] = "abc\"\0é,".getBytes(StandardCharsets.UTF_8)[random.nextInt(8)];
            }
            int from = random.nextInt(text.length + 1);
            RowBuffer row = new RowBuffer();
            row.putQuoted(text, from, text.length);
            String plain = new String(text, from, text.length - from, StandardCharsets.ISO_8859_1);

            assertThat(new String(row.bytes(), 0, row.length(), StandardCharsets.ISO_8859_1))
                    .isEqualTo('"' + plain.replace("\"", "\"\"").replace('\0', ' ') + '"');
        }
    }

    @Test
    void what_was_reserved_fits_however_full_the_buffer_is() {
        Random random = new Random(2);
        for (int more : new int[] {1, 64, 128 * 1024 - 1, 128 * 1024, 128 * 1024 + 1, 1_000_000}) {
            RowBuffer row = new RowBuffer();
            StringBuilder expected = new StringBuilder();
            for (int round = 0; round < 4; round++) {
                row.reserve(more);
                char letter = (char) ('a' + random.nextInt(26));
                for (int i = 0; i < more; i++) {
                    row.put(letter);
                }
                expected.append(String.valueOf(letter).repeat(more));
            }
            assertThat(text(row)).isEqualTo(expected.toString());
        }
    }

    @Test
    void a_row_that_is_taken_back_leaves_no_room_behind() {
        RowBuffer row = new RowBuffer();
        for (int round = 0; round < 10_000; round++) {
            row.reserve(1000);
            row.put(new byte[1000]);
            row.truncate(0);
        }

        assertThat(row.bytes()).hasSize(128 * 1024);
    }

    private static String text(RowBuffer row) {
        return new String(row.bytes(), 0, row.length(), StandardCharsets.US_ASCII);
    }
}
