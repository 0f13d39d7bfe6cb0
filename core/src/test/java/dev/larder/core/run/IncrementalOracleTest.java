package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeat a history with {@code -Dlarder.seed=N}; without it, each run draws a new seed and prints it. */
final class IncrementalOracleTest {
    private static final int HISTORIES = 400;
    private static final int HISTORIES_PER_BUG = 100;

    private static final long SEED = Long.getLong("larder.seed", new Random().nextLong(1_000_000));
    private final Tally tally = new Tally();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_diffs_of_dirty_periods_publish_equals_a_rebuild_of_everything(boolean exact) {
        assertThat(differences(Planted.NOTHING, exact, HISTORIES)).isEmpty();
        System.out.println("seed " + SEED + ": " + HISTORIES + " histories without a difference, "
                + (exact ? "diffs known" : "foreseen") + ": " + tally);
    }

    @Test
    void most_runs_rebuild_less_than_everything() {
        differences(Planted.NOTHING, true, HISTORIES_PER_BUG);

        assertThat(tally.of("fct_sale some periods") + tally.of("fct_sale untouched"))
                .isGreaterThan(tally.of("fct_sale whole"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void the_oracle_finds_a_planted_bug(Planted bug) {
        List<String> differences = differences(bug, true, HISTORIES_PER_BUG);

        System.out.println("seed " + SEED + ": " + bug + " caught in " + differences.size() + " of " + HISTORIES_PER_BUG
                + " histories" + (differences.isEmpty() ? "" : "; first: " + differences.getFirst()));
        assertThat(differences).isNotEmpty();
    }

    private List<String> differences(Planted planted, boolean exact, int histories) {
        List<String> differences = new ArrayList<>();
        for (long each = SEED; each < SEED + histories; each++) {
            long history = each;
            new RandomHistory(history, planted, exact, tally)
                    .firstDifference()
                    .ifPresent(difference -> differences.add("history of seed " + history + ", " + difference));
        }
        return differences;
    }
}
