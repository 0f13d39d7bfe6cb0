package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.internal.cell.Cells.cell;
import static dev.larder.core.delivery.internal.cell.Cells.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarcharCellTest {
    private static final String CHARACTERS = "ab ;\t,\"\n\r";

    @Test
    void a_text_has_quotes_if_it_needs_them_and_only_then() {
        Cell cell = cell(text("t", 100));
        Random random = new Random(5);
        for (int round = 0; round < 5000; round++) {
            StringBuilder value = new StringBuilder("x");
            for (int length = random.nextInt(20); length > 0; length--) {
                value.append(CHARACTERS.charAt(random.nextInt(random.nextInt(4) == 0 ? CHARACTERS.length() : 5)));
            }
            String text = value.reverse().toString();
            boolean special = text.matches("(?s).*[,\"\n\r].*");
            assertThat(read(cell, text)).isEqualTo(special ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1, 7, 8, 9, 16, 65_535})
    void length_counts_bytes_and_may_be_reached(int bytes) {
        Cell cell = cell(text("t", bytes));

        assertThat(read(cell, "x".repeat(bytes))).isEqualTo("x".repeat(bytes));
        assertThat(read(cell, "x".repeat(bytes + 1))).isEqualTo("[is longer than " + bytes + " bytes]");
        assertThat(read(cell, "x".repeat(bytes - 1) + "é")).isEqualTo("[is longer than " + bytes + " bytes]");
    }

    @Test
    void quotes_do_not_count_for_the_length() {
        assertThat(read(cell(text("t", 3)), "\",\"")).isEqualTo("\"\"\",\"\"\"");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"ab, ab", "ab1, [does not match a[b]]", "xab, [does not match a[b]]", "é, [does not match a[b]]"})
    void a_pattern_must_match_the_whole_value(String value, String answer) {
        assertThat(read(cell(text("t").pattern("a[b]")), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "\\N, '[is the mark for null, which no text may be]'",
        "\\n, \\n",
        "\\NN, \\NN",
        "N, N",
        "\\, \\",
        "\\M, \\M",
        "xN, xN"
    })
    void the_mark_for_null_is_no_text(String value, String answer) {
        assertThat(read(cell(text("t")), value)).isEqualTo(answer);
    }

    @Test
    void an_empty_value_is_null_where_it_may_be() {
        assertThat(read(cell(text("t")), "")).isEqualTo("\\N");
        assertThat(read(cell(text("t").required()), "")).isEqualTo("[is empty, a value is required]");
    }
}
