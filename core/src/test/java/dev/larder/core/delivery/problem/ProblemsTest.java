package dev.larder.core.delivery.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of many problems, and how a value is shown. */
class ProblemsTest {
    @Test
    void the_first_ones_are_kept_and_three_of_every_other_kind_and_all_are_counted() {
        ProblemLog log = new ProblemLog(2);
        assertThat(log.isEmpty()).isTrue();

        add(log, ProblemType.TYPE, 1, "first");
        add(log, ProblemType.TYPE, 1, "second");
        add(log, ProblemType.TYPE, 1, "third");
        add(log, ProblemType.TYPE, 1, "not kept");
        add(log, ProblemType.TYPE, 2, "another column");
        add(log, ProblemType.CONSTRAINT, 1, "another type");
        log.add(ProblemType.BLANK_ROW, 7, "of the whole line");

        assertThat(log.kept())
                .extracting(Problem::note)
                .containsExactly("first", "second", "third", "another column", "another type", "of the whole line");
        assertThat(log.kept().getLast()).isEqualTo(new Problem("blank-row", 7, 0, null, null, "of the whole line"));
        assertThat(log.counts()).isEqualTo(Map.of("type-error", 5L, "constraint-error", 1L, "blank-row", 1L));
        assertThat(log.isEmpty()).isFalse();
    }

    @Test
    void values_of_one_column_that_are_wrong_in_other_words_are_another_kind() {
        ProblemLog log = new ProblemLog(0);
        for (int i = 0; i < 100; i++) {
            addValue(log, 2, "is larger than 9", "10");
        }
        addValue(log, 2, "is empty", null);

        assertThat(log.kept())
                .extracting(Problem::note)
                .containsExactly("is larger than 9", "is larger than 9", "is larger than 9", "is empty");
        assertThat(log.kinds())
                .containsExactly(
                        new ProblemKind(
                                "type-error", 2, "is larger than 9", 100, List.of(new ProblemKind.Value("10", 100))),
                        new ProblemKind("type-error", 2, "is empty", 1, List.of(new ProblemKind.Value("", 1))));
    }

    @Test
    void the_first_ten_values_of_a_kind_are_kept_and_counted_however_many_equal_ones_come_before() {
        ProblemLog log = new ProblemLog(3);
        for (int i = 0; i < 1000; i++) {
            addValue(log, 1, "is no number", "n/a");
        }
        for (int i = 1; i <= 12; i++) {
            addValue(log, 1, "is no number", "x" + i);
        }

        assertThat(log.kept())
                .extracting(Problem::cell)
                .containsExactly("n/a", "n/a", "n/a", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9");
        assertThat(log.kinds()).singleElement().satisfies(kind -> {
            assertThat(kind.count()).isEqualTo(1012);
            assertThat(kind.values()).hasSize(10).startsWith(new ProblemKind.Value("n/a", 1000));
        });
    }

    @Test
    void at_most_a_thousand_kinds_are_kept() {
        ProblemLog log = new ProblemLog(0);
        for (int field = 0; field < 1500; field++) {
            add(log, ProblemType.TYPE, field, "kind " + field);
        }

        assertThat(log.kept()).hasSize(1000);
        assertThat(log.kinds()).hasSize(1000);
        assertThat(log.counts()).isEqualTo(Map.of("type-error", 1500L));
    }

    @Test
    void a_problem_that_is_not_kept_is_not_made() {
        ProblemLog log = new ProblemLog(1);
        add(log, ProblemType.TYPE, 1, "first");
        add(log, ProblemType.TYPE, 1, "second");
        add(log, ProblemType.TYPE, 1, "third");

        log.add(ProblemType.TYPE, 1, () -> {
            throw new AssertionError("made");
        });

        assertThat(log.kept()).hasSize(3);
    }

    @Test
    void every_type_is_found_by_its_code() {
        assertThat(Stream.of(ProblemType.values())
                        .map(type -> ProblemType.of(type.code()).orElseThrow()))
                .containsExactly(ProblemType.values());
        assertThat(ProblemType.of("no-error")).isEmpty();
        assertThat(List.of(ProblemType.values()))
                .extracting(ProblemType::title)
                .doesNotHaveDuplicates()
                .contains("Type Error");
    }

    @Test
    void a_value_is_shown_up_to_sixty_characters() {
        assertThat(shown("é".repeat(60))).isEqualTo("é".repeat(60));
        assertThat(shown("é".repeat(61))).isEqualTo("é".repeat(60) + "...");
        assertThat(shown("\uD83D\uDE42".repeat(60))).isEqualTo("\uD83D\uDE42".repeat(60));
        assertThat(shown("\uD83D\uDE42".repeat(61))).isEqualTo("\uD83D\uDE42".repeat(60) + "...");
        assertThat(shown("x".repeat(1_000_000))).hasSize(63);
    }

    @Test
    void an_empty_value_is_none_and_a_restricted_one_is_masked() {
        assertThat(shown("")).isNull();
        byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
        assertThat(ShownValue.of(secret, 0, secret.length, true)).isEqualTo("***");
        assertThat(ShownValue.of(secret, 3, 3, true)).isNull();
    }

    @Test
    void a_byte_that_is_not_utf8_is_named_with_what_it_was_meant_to_be() {
        assertThat(WrongByte.note(0x80, "UTF-8", false))
                .isEqualTo("has a byte that is not UTF-8, 0x80, which is \"€\" in Windows-1252");
        assertThat(WrongByte.note(0x81, "UTF-8", false))
                .as("no character of Windows-1252")
                .isEqualTo("has a byte that is not UTF-8, 0x81");
        assertThat(WrongByte.note(0xad, "UTF-8", false))
                .as("a soft hyphen, which nobody sees")
                .isEqualTo("has a byte that is not UTF-8, 0xad");
        assertThat(WrongByte.note(0xe9, "UTF-8", true)).as("restricted").isEqualTo("has a byte that is not UTF-8");
        assertThat(WrongByte.note(0, "UTF-8", false)).isEqualTo("has a NUL byte");
    }

    @Test
    void characters_that_are_not_printable_are_shown_as_blanks() {
        assertThat(shown("a\u001b[31m\nb\u009bc\u2028d\u202ee")).isEqualTo("a [31m b c d e");
    }

    private static @Nullable String shown(String value) {
        byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
        return ShownValue.of(bytes, 1, bytes.length - 1, false);
    }

    private static void add(ProblemLog log, ProblemType type, int field, String note) {
        log.add(type, field, () -> problem(type, field, note));
    }

    private static void addValue(ProblemLog log, int field, String note, @Nullable String cell) {
        log.add(
                ProblemType.TYPE,
                field,
                note,
                cell == null ? 0 : cell.hashCode(),
                () -> new Problem("type-error", 1, field, "a", cell, note));
    }

    private static Problem problem(ProblemType type, int field, String note) {
        return new Problem(type.code(), 1, field, null, null, note);
    }
}
