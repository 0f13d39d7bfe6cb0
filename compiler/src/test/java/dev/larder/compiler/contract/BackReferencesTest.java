package dev.larder.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackReferencesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "(a)\\1",
                "(?<x>a)\\k<x>",
                "(a)\\\\\\1",
                "\\Qa\\E(b)\\1",
                "(a)\\9",
                "\\Q\\1\\E(b)\\1",
                "\\d(\\w)[^\\]]\\1"
            })
    void a_back_reference_is_found(String regex) {
        assertThat(BackReferences.in(Pattern.compile(regex).pattern())).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a",
                "(a)\\\\1",
                "\\d{1}",
                "\\01",
                "\\\\k<x>",
                "\\Q\\1\\k<x>\\E",
                "\\Q(a)\\1",
                "\\x11",
                "\\u1111",
                "(a)[\\\\1]",
                "k1",
                "\\p{L}1"
            })
    void what_only_looks_like_one_is_none(String regex) {
        assertThat(BackReferences.in(Pattern.compile(regex).pattern())).isFalse();
    }
}
