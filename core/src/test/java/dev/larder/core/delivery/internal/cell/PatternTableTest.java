package dev.larder.core.delivery.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternTableTest {
    private static final String CHARACTERS = "AAZBaz0019_-.- /é\\]";
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]{10}",
                "\\d{2}",
                "^[A-Z]{2}\\d{1,3}$",
                "A",
                "A?",
                "[AZ]*0",
                "\\d+-\\d+",
                "[A-Z][a-z]*[0-9]{0,2}",
                "\\w{3,}",
                "[-A]+",
                "[A-]+",
                "[\\]\\\\]{1,2}",
                "[A-Z0-9_]{2,4}\\.[az]?",
                "A{0}",
                "",
                "[0-9]{3,}A*",
                "\\-\\.?/"
            })
    void a_table_answers_as_the_pattern_does(String regex) {
        PatternTable table = PatternTable.of(regex);
        assertThat(table).isNotNull();
        Pattern pattern = Pattern.compile(regex);
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder value = new StringBuilder("x");
            for (int length = random.nextInt(random.nextInt(4) == 0 ? 12 : 5); length > 0; length--) {
                value.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            byte[] bytes = value.append('0').toString().getBytes(StandardCharsets.UTF_8);
            String text = value.substring(1, value.length() - 1);
            if (table != null) {
                assertThat(table.matches(bytes, 1, bytes.length - 1))
                        .as("%s of \"%s\"", regex, text)
                        .isEqualTo(pattern.matcher(text).matches());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "(a)",
                ".",
                "[^a]",
                "[a-z&&[b]]",
                "a{2}?",
                "a++",
                "\\s",
                "\\p{L}",
                "\\Qa",
                "[a-z]*[b]",
                "\\d{1,2}\\d",
                "[0-9]?A?0",
                "[a",
                "[]a]",
                "é",
                "[à-é]",
                "[a-\\w]",
                "[\\d-z]",
                "[z-a]",
                "a{",
                "a{1,2,3}",
                "a{x}",
                "^*",
                "a$b",
                "\\",
                "[a-z-9]"
            })
    void what_is_of_another_kind_has_none(String regex) {
        assertThat(PatternTable.of(regex)).isNull();
    }
}
