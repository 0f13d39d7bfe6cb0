package dev.larder.core.delivery.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "\u0000",
                "\t",
                "\n",
                "\r",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u00ad",
                "\u200b",
                "\u200e",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\ufeff",
                "\ufffe",
                "\uffff",
                "\ufdd0",
                "\ud800",
                "\udc00",
                "\ue000",
                "\udbff\udfff"
            })
    void what_is_not_seen_for_what_it_is_becomes_a_blank(String character) {
        assertThat(Printable.text("a" + character + "b")).isEqualTo("a b");
    }

    @Test
    void every_other_character_stays() {
        String text = " aZ09\u00a0é漢\ud83d\ude42ßñ~'\"\\<&\ufffd";

        assertThat(Printable.text(text)).isEqualTo(text);
    }
}
