package dev.larder.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.suggest.Bench.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is suggested for a project that is not bundled, from its first months, and what it stops afterwards. {@code -Dlarder.months=24} lets each of
 * so many months go wrong in every kind; {@code -Dlarder.months.seeds=N,N} plays so many other histories, {@code -Dlarder.months.clean=N,N} more in which
 * nothing goes wrong; {@code -Dlarder.months.file=FILE} keeps what was measured, so that it goes on where it was cut off.
 */
final class SimulatedMonthsTest {
    private static final int FROZEN = 12;
    private static final int MONTHS = Integer.getInteger("larder.months", 2);
    private static final String SEEDS = System.getProperty("larder.months.seeds", "5");
    private static final int OLD = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_is_suggested_compiles_stops_no_clean_month_and_nearly_all_that_goes_wrong() throws IOException {
        Tally tally = new Tally(Path.of(
                System.getProperty("larder.months.file", folder.resolve("tally").toString())));
        play(tally, SEEDS, true);
        play(tally, System.getProperty("larder.months.clean", ""), false);
        System.out.println(tally.summary(Mutation.GENERAL));
        assertThat(tally.shares(Mutation.GENERAL)).allSatisfy((kind, share) -> {
            assertThat(share.all()).isGreaterThanOrEqualTo(SEEDS.isEmpty() ? 0 : 2);
            assertThat(share.percent()).as(kind.toString()).isGreaterThanOrEqualTo(80);
        });
        assertThat(tally.share(line -> true).percent()).isGreaterThanOrEqualTo(95);
        assertThat(tally.percentOfCleanStopped()).isLessThanOrEqualTo(1);
    }

    /** Histories whose months each go wrong before they come right, or that only come right. */
    private void play(Tally tally, String seeds, boolean goesWrong) throws IOException {
        for (String seed :
                Stream.of(seeds.split(",")).filter(each -> !each.isEmpty()).toList()) {
            System.out.println("seed " + seed);
            Path own = Files.createDirectories(folder.resolve(seed));
            new History(tally, Long.parseLong(seed), own, goesWrong).play();
        }
    }

    /** The months of a seed, in a folder of their own. */
    private record History(Tally tally, long seed, Path folder, boolean goesWrong) {
        /** Freezes what is suggested after the first months, plays them again, then lets each of the next go wrong before it comes right. */
        void play() throws IOException {
            Path project = Dispensing.project(folder.resolve("project"));
            Dispensing dispensing = new Dispensing(seed);
            List<Path> files = new ArrayList<>();
            for (int month = 0; month < FROZEN; month++) {
                files.add(dispensing.next(folder.resolve("files")));
            }
            assertThat(suggested(project, files)).hasSizeGreaterThan(5).allSatisfy(draft -> {
                assertThat(draft.falseAlarms()).as(draft.name()).isZero();
                assertThat(draft.releases()).isEqualTo(FROZEN);
            });
            try (Bench bench = new Bench(TestProject.plan(project), folder.resolve("judged"))) {
                for (int month = 0; month < FROZEN + MONTHS; month++) {
                    if (month >= FROZEN) {
                        files.add(dispensing.next(folder.resolve("files")));
                        if (goesWrong) {
                            goWrong(bench, files);
                        }
                    }
                    comesRight(bench, month, files.get(month));
                }
            }
        }

        /** Of the months from which the tests are, none is stopped. */
        private void comesRight(Bench bench, int month, Path file) throws IOException {
            Judged clean = bench.judge(List.of(file), Dispensing.SUPPLIER, Dispensing.landed(month));
            if (month >= FROZEN) {
                tally.clean(1, clean);
            } else {
                assertThat(clean.isStopped()).as("month %d: %s", month, clean).isFalse();
            }
            if (clean.isStopped()) {
                System.out.println("clean, stopped: seed " + seed + ", month " + month + ": " + clean.sentences());
            }
            bench.accept(Dispensing.landed(month));
        }

        /** Writes the drafts from the first months into the project. */
        private List<Draft> suggested(Path project, List<Path> files) throws IOException {
            try (Bench bench = new Bench(TestProject.plan(project), folder.resolve("first"))) {
                for (int month = 0; month < FROZEN; month++) {
                    bench.judge(List.of(files.get(month)), Dispensing.SUPPLIER, Dispensing.landed(month));
                    bench.accept(Dispensing.landed(month));
                }
                List<Draft> drafts = bench.drafts();
                Files.createDirectories(project.resolve("sql/tests"));
                for (Draft draft : drafts) {
                    Files.writeString(project.resolve("sql/tests/" + draft.name() + ".sql"), draft.text());
                }
                return drafts;
            }
        }

        private void goWrong(Bench bench, List<Path> files) throws IOException {
            int month = files.size() - 1;
            for (Mutation kind : Mutation.GENERAL) {
                String key = "month " + month + " " + kind + " " + seed;
                if (!tally.has(key)) {
                    Path wrong = Files.createDirectories(folder.resolve("wrong").resolve(key.replace(' ', '-')))
                            .resolve(Objects.requireNonNull(files.get(month).getFileName()));
                    kind.write(
                            files.get(month),
                            files.get(month - OLD),
                            wrong,
                            new Random(Objects.hash(key)),
                            Dispensing.SHAPE);
                    tally.add(key, wrong, bench.judge(List.of(wrong), Dispensing.SUPPLIER, Dispensing.landed(month)));
                }
            }
        }
    }
}
