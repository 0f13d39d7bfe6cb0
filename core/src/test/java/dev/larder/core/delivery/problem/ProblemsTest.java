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
    void the_first_ones_are_kept_and_the_first_of_every_other_kind_and_all_are_counted() {
        ProblemLog log = new ProblemLog(2);
        assertThat(log.isEmpty()).isTrue();

        add(log, ProblemType.TYPE, 1, "first");
        add(log, ProblemType.TYPE, 1, "second");
        add(log, ProblemType.TYPE, 1, "not kept");
        add(log, ProblemType.TYPE, 2, "another column");
        add(log, ProblemType.CONSTRAINT, 1, "another type");
        add(log, ProblemType.CONSTRAINT, 1, "not kept");
        log.add(ProblemType.BLANK_ROW, 7, "of the whole line");

        assertThat(log.kept())
                .extracting(Problem::note)
                .containsExactly("first", "second", "another column", "another type", "of the whole line");
        assertThat(log.kept().getLast()).isEqualTo(new Problem("blank-row", 7, 0, null, null, "of the whole line"));
        assertThat(log.counts()).isEqualTo(Map.of("type-error", 4L, "constraint-error", 2L, "blank-row", 1L));
        assertThat(log.isEmpty()).isFalse();
    }

    @Test
    void at_most_a_thousand_kinds_are_kept() {
        ProblemLog log = new ProblemLog(0);
        for (int field = 0; field < 1500; field++) {
            add(log, ProblemType.TYPE, field, "kind " + field);
        }

        assertThat(log.kept()).hasSize(1000);
        assertThat(log.counts()).isEqualTo(Map.of("type-error", 1500L));
    }

    @Test
    void a_problem_that_is_not_kept_is_not_made() {
        ProblemLog log = new ProblemLog(1);
        add(log, ProblemType.TYPE, 1, "first");

        log.add(ProblemType.TYPE, 1, () -> {
            throw new AssertionError("made");
        });

        assertThat(log.kept()).hasSize(1);
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
    void characters_that_are_not_printable_are_shown_as_blanks() {
        assertThat(shown("a\u001b[31m\nb\u009bc\u2028d\u202ee")).isEqualTo("a [31m b c d e");
    }

    private static @Nullable String shown(String value) {
        byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
        return ShownValue.of(bytes, 1, bytes.length - 1, false);
    }

    private static void add(ProblemLog log, ProblemType type, int field, String note) {
        log.add(type, field, () -> new Problem(type.code(), 1, field, null, null, note));
    }
}
