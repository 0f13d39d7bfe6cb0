package dev.larder.core.delivery.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ValidValuesTest {
    @Test
    void a_value_is_found_if_it_is_one_of_them_and_only_then_however_many_there_are() {
        Random random = new Random(7);
        for (int size = 1; size <= 200; size++) {
            Set<String> values = new TreeSet<>();
            while (values.size() < size) {
                values.add(word(random));
            }
            ValidValues valid = new ValidValues(List.copyOf(values));
            for (String value : values) {
                assertThat(contains(valid, value)).as(value).isTrue();
            }
            for (int round = 0; round < 100; round++) {
                String other = word(random);
                assertThat(contains(valid, other)).as("%s in %s", other, values).isEqualTo(values.contains(other));
            }
        }
    }

    @Test
    void values_that_are_alike_are_told_apart() {
        List<String> alike = List.of("a", "aa", "aaa", "A", "a ", " a", "\u0000", "", "b", "ab", "ba");

        for (String one : alike) {
            List<String> others = new ArrayList<>(alike);
            others.remove(one);
            assertThat(contains(new ValidValues(others), one)).as(one).isFalse();
            assertThat(contains(new ValidValues(alike), one)).as(one).isTrue();
        }
    }

    @Test
    void the_first_ten_are_named() {
        List<String> ten = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        List<String> twelve = new ArrayList<>(ten);
        twelve.addAll(List.of("k", "l"));

        assertThat(ValidValues.note(List.of("a"))).isEqualTo("is not one of a");
        assertThat(ValidValues.note(ten)).isEqualTo("is not one of a, b, c, d, e, f, g, h, i, j");
        assertThat(ValidValues.note(twelve)).isEqualTo("is not one of a, b, c, d, e, f, g, h, i, j and 2 more");
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(3); length > 0; length--) {
            word.append("abcdeé".charAt(random.nextInt(6)));
        }
        return word.toString();
    }

    /** Looks between neighbours that would make another value. */
    private static boolean contains(ValidValues values, String value) {
        byte[] bytes = ("a" + value + "b").getBytes(StandardCharsets.UTF_8);
        return values.contain(bytes, 1, bytes.length - 1);
    }
}
