package dev.larder.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories through the product's functions and reception and its SQL. {@code -Dlarder.histories=300}, {@code -Dlarder.histories.seed=N} and
 * {@code -Dlarder.histories.cuts=200} make a longer or another series; {@code -Dlarder.histories.file=FILE} keeps what has passed, and goes on behind it.
 */
final class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("larder.histories", 20);
    private static final int CUTS = Integer.getInteger("larder.histories.cuts", 20);
    private static final long SEED = Long.getLong("larder.histories.seed", 1);
    /** A life goes on after a cut, so it has several. */
    private static final int CUTS_A_LIFE = 5;

    private static final int LIVES_A_HISTORY = 2;
    private static final int EVENTS = 9;
    /** Of a short series one release a history, in part if there is one; of a long one all. */
    private static final int RESTORED = HISTORIES > 20 ? Integer.MAX_VALUE : 1;

    private static final int MOST_TO_CATCH_A_BUG = Integer.getInteger("larder.histories.planted", 12);

    private static Optional<Plan> compiled = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void theProjectIsCompiled(@TempDir Path project) throws IOException {
        compiled = Optional.of(TestProject.plan(Shops.in(project)));
    }

    @Test
    void the_star_is_what_follows_from_the_files_and_every_release_can_be_made_again() throws IOException {
        Kept kept = Kept.of("history");
        for (long seed : kept.open(LongStream.range(SEED, SEED + HISTORIES))) {
            try (History history = history(seed, Planted.NOTHING)) {
                history.live(EVENTS);
                history.restore(RESTORED);
                kept.passed(seed, history.words());
            }
        }
        System.out.println(HISTORIES + " histories from seed " + SEED + ": " + kept.tally());
        assertThat(kept.tally())
                .containsKeys("delivered", "released in part", "restored", "held", "waived", "given back");
    }

    @Test
    void every_planted_mistake_is_found() {
        assertThat(Planted.values())
                .filteredOn(mistake -> mistake != Planted.NOTHING)
                .allSatisfy(mistake -> assertThat(
                                LongStream.range(mistake.from(SEED), mistake.from(SEED) + MOST_TO_CATCH_A_BUG))
                        .as("%s, found by a history", mistake)
                        .anyMatch(seed -> isFound(mistake, seed)));
    }

    private boolean isFound(Planted mistake, long seed) {
        try (History history = history(seed, mistake)) {
            history.live(EVENTS);
            return false;
        } catch (AssertionError found) {
            System.out.println(mistake + " is found by history " + seed + ": "
                    + found.toString().lines().limit(2).collect(Collectors.joining(" ")));
            return true;
        }
    }

    /** The end must be that of a life without a crash, wherever one is cut off. */
    @Test
    void a_history_that_is_cut_off_goes_on_as_if_nothing_had_happened() throws IOException {
        Kept kept = Kept.of("cuts");
        int histories = Math.ceilDiv(CUTS, CUTS_A_LIFE * LIVES_A_HISTORY);
        for (long seed : kept.open(LongStream.range(SEED, SEED + histories))) {
            Outcome whole;
            List<List<CutPoint>> lives;
            try (History history = history(seed, Planted.NOTHING)) {
                history.live(EVENTS);
                whole = history.outcome();
                lives = CutPoint.of(history.places(), LIVES_A_HISTORY, CUTS_A_LIFE, seed);
            }
            List<Cuts.Place> cutOff = new ArrayList<>();
            for (List<CutPoint> points : lives) {
                try (History history = history(seed, Planted.NOTHING)) {
                    history.cutAt(points);
                    history.live(EVENTS);
                    assertThat(history.outcome())
                            .as("seed %d, cut off at %s of %s", seed, history.cutOff(), points)
                            .isEqualTo(whole);
                    cutOff.addAll(history.cutOff());
                }
            }
            kept.passed(seed, CutPoint.words(cutOff));
        }
        System.out.println(histories + " histories cut off from seed " + SEED + ": " + kept.tally());
        assertThat(kept.tally()).containsKeys("in a trial", "between a publish in part and its record");
        assertThat(kept.tally().values().stream().mapToInt(Integer::intValue).sum())
                .as("cuts that happened")
                .isGreaterThanOrEqualTo(CUTS * 19 / 20);
    }

    private History history(long seed, Planted planted) {
        return new History(seed, compiled.orElseThrow(), folder.resolve("history-" + seed), planted);
    }

    /** What has passed, in a file if one is named: a series that was cut off goes on behind it. */
    private record Kept(String what, Optional<Path> file, SortedMap<String, Integer> tally) {
        static Kept of(String what) throws IOException {
            Optional<Path> file = Optional.ofNullable(System.getProperty("larder.histories.file"))
                    .map(Path::of);
            return new Kept(what, file, new TreeMap<>());
        }

        /** Seeds that have not passed; the others are counted. */
        List<Long> open(LongStream seeds) throws IOException {
            List<String> lines =
                    file.isPresent() && Files.exists(file.get()) ? Files.readAllLines(file.get()) : List.of();
            SortedMap<Long, String> passed = new TreeMap<>();
            lines.stream()
                    .map(line -> line.split(" ", 3))
                    .filter(line -> line[0].equals(what))
                    .forEach(line -> passed.put(Long.valueOf(line[1]), line[2]));
            return seeds.boxed()
                    .filter(seed -> {
                        Optional<String> words = Optional.ofNullable(passed.get(seed));
                        words.ifPresent(this::count);
                        return words.isEmpty();
                    })
                    .toList();
        }

        void passed(long seed, String words) throws IOException {
            count(words);
            if (file.isPresent()) {
                Files.writeString(
                        file.get(),
                        what + " " + seed + " " + words + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }

        private void count(String words) {
            for (String each : words.split(", ", -1)) {
                int space = each.indexOf(' ');
                tally.merge(each.substring(space + 1), Integer.valueOf(each.substring(0, space)), Integer::sum);
            }
        }
    }
}
