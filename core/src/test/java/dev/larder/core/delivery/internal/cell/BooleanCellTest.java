package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.delivery.internal.cell.Cells.cell;
import static dev.larder.core.delivery.internal.cell.Cells.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BooleanCellTest {
    private final Cell cell = cell(column("b", Kind.BOOLEAN));

    @Test
    void no_other_text_than_these_four_is_a_boolean() {
        for (String right : List.of("true", "FALSE", "True", "fALSe", "1", "0")) {
            assertThat(read(cell, right)).isEqualTo(expected(right));
            for (int place = 0; place < right.length(); place++) {
                for (int other = 1; other < 256; other++) {
                    byte[] value = right.getBytes(StandardCharsets.ISO_8859_1);
                    value[place] = (byte) other;
                    assertThat(read(cell, value)).isEqualTo(expected(new String(value, StandardCharsets.ISO_8859_1)));
                }
            }
        }
    }

    @Test
    void a_longer_or_shorter_text_is_no_boolean() {
        for (String wrong : List.of("t", "tru", "truee", "fals", "falsee", "00", "11", "10", " 1", "1 ")) {
            assertThat(read(cell, wrong)).isEqualTo("[is not true, false, 1 or 0]");
        }
    }

    private static String expected(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> "[is not true, false, 1 or 0]";
        };
    }
}
