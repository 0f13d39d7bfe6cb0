package dev.larder.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.port.Warehouse.Rows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What suppliers write cannot move a cursor, forge a line or turn the direction of writing. */
final class SafeTextTest {
    private static final String HOSTILE = "a\u001b[31mb\nc\r\u009bd\u202ee\u2028f\u200bg\uffffh\ud800";

    @Test
    void what_a_terminal_would_obey_is_shown_as_its_code() {
        assertThat(SafeText.of(HOSTILE))
                .isEqualTo("a\\u{1b}[31mb\\u{a}c\\u{d}\\u{9b}d\\u{202e}e\\u{2028}f\\u{200b}g\\u{ffff}h\\u{d800}");
        assertThat(SafeText.of("Zürich 漢字 😀 \\ ñ")).isEqualTo("Zürich 漢字 😀 \\ ñ");
    }

    @Test
    void lines_that_are_meant_stay() {
        assertThat(SafeText.lines("one\ntwo\u001b\n")).isEqualTo("one\ntwo\\u{1b}\n");
    }

    @Test
    void csv_is_made_safe_for_a_terminal_and_goes_as_it_is_into_a_pipe() {
        assertThat(csv(true)).isEqualTo("name\nx\\u{1b}y\n");
        assertThat(csv(false)).isEqualTo("name\nx\u001by\n");
    }

    private static String csv(boolean terminal) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ResultFormat.csv.print(
                new Rows(List.of("name"), List.of("varchar"), List.of(List.of("x\u001by"))), out, terminal);
        out.flush();
        return text.toString();
    }
}
