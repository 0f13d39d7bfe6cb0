package dev.larder.core.pollution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kinds of damage in four writings; {@code -Dlarder.pollution=20} takes twenty seeds instead of two. */
class PollutionTest {
    private static final int SEEDS = Integer.getInteger("larder.pollution", 2);
    private static final Map<Damage, Map<Writing, Score>> SCORES = new EnumMap<>(Damage.class);

    /** Of the lines that hold damaged records: how many are named, not named, and how many others are named. */
    private record Score(int named, int missed, int wronglyNamed) {
        Score plus(Score other) {
            return new Score(named + other.named, missed + other.missed, wronglyNamed + other.wronglyNamed);
        }

        double f1() {
            return 2.0 * named / (2.0 * named + missed + wronglyNamed);
        }
    }

    @BeforeAll
    static void pollute() throws IOException {
        for (Damage damage : Damage.values()) {
            Map<Writing, Score> byWriting = new EnumMap<>(Writing.class);
            for (Writing writing : Writing.values()) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    var file = PollutedFile.of(damage, writing, seed);
                    if (file.isPresent()) {
                        byWriting.merge(writing, score(writing, file.get()), Score::plus);
                    }
                }
            }
            SCORES.put(damage, byWriting);
        }
        print();
    }

    private static Score score(Writing writing, PollutedFile file) throws IOException {
        Landed landed =
                new Landed("landing", "suppliers/acme/rx/rx.csv", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
        Checked checked = DeliveryCheck.check(
                new CheckRequest(List.of(writing.contract()), landed, "d1"),
                new ByteArrayInputStream(file.bytes()),
                (_, _) -> OutputStream.nullOutputStream(),
                new MemoryScratch());
        Set<Long> lines = checked.problems().stream().map(Problem::line).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> named = new TreeSet<>();
        int wronglyNamed = 0;
        for (long line : lines) {
            SortedMap<Long, Long> before = file.damaged().headMap(line + 1);
            if (!before.isEmpty() && line <= before.lastEntry().getValue()) {
                named.add(before.lastKey());
            } else {
                wronglyNamed++;
            }
        }
        return new Score(named.size(), file.damaged().size() - named.size(), wronglyNamed);
    }

    private static void print() {
        SCORES.forEach((damage, byWriting) -> System.out.printf(
                "%-34s %.3f %s%n",
                damage + (damage.isDecidable() ? "" : " (undecidable)"),
                total(byWriting.values().stream()).f1(),
                byWriting));
        System.out.printf("all decidable kinds: F1 %.4f%n", overall());
    }

    private static double overall() {
        return total(SCORES.entrySet().stream()
                        .filter(scored -> scored.getKey().isDecidable())
                        .flatMap(scored -> scored.getValue().values().stream()))
                .f1();
    }

    private static Score total(Stream<Score> scores) {
        return scores.reduce(new Score(0, 0, 0), Score::plus);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void the_damaged_records_are_named_and_no_others(Damage damage) {
        if (damage.isDecidable()) {
            assertThat(total(Objects.requireNonNull(SCORES.get(damage)).values().stream())
                            .f1())
                    .isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void over_all_kinds_nearly_every_damaged_record_is_named() {
        assertThat(overall()).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void each_writing_has_thirty_kinds_of_damage(Writing writing) {
        assertThat(SCORES.entrySet().stream()
                        .filter(scored -> scored.getKey().isDecidable()
                                && scored.getValue().containsKey(writing)))
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void a_file_without_damage_is_accepted(Writing writing) throws IOException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var file = PollutedFile.clean(writing, seed);
            assertThat(score(writing, file)).isEqualTo(new Score(0, 0, 0));
        }
    }
}
