package dev.larder.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.cli.TestProject;
import dev.larder.cli.suggest.Bench.Judged;
import dev.larder.cli.suggest.Mutation.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The general tests of the vaccine project on the real launch. {@code -Dlarder.launch.freeze=DIR} plays its first thirty days and writes what is
 * suggested from them; {@code -Dlarder.launch.mutations=FILE} plays all days by the project as it is, and from the 31st on lets a file of the day go
 * wrong in every kind, once by each of {@code -Dlarder.launch.seeds=N,N} (nothing goes wrong if it is empty), before it comes right. The file has a line for each, and a measurement that was cut off goes on behind it.
 */
final class RealLaunchSoakTest {
    private static final Path DAYS =
            Path.of(System.getProperty("larder.shared", "../shared"), "real-data", "launch-deliveries-ita");
    private static final Path PROJECT = Path.of(System.getProperty(
            "larder.launch.project",
            TestProject.BUNDLED.resolve("test-data/vaccine-launch").toString()));
    private static final Shape SHAPE =
            new Shape("area", Pattern.compile("numero_dosi|totale|sesso_.*|categoria_.*|.*_dose|dosi_.*"));
    private static final int FROZEN = Integer.getInteger("larder.launch.frozen", 30);
    private static final int LAST = Integer.getInteger("larder.launch.days", 48);
    private static final int OLD = 3;
    private static final List<String> SEEDS = Stream.of(
                    System.getProperty("larder.launch.seeds", "1").split(","))
            .filter(seed -> !seed.isEmpty())
            .toList();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsTheRealDeliveries() {
        assumeTrue(Files.isDirectory(DAYS), "skipped: the real deliveries are not at " + DAYS);
    }

    @Test
    void what_is_suggested_from_the_first_thirty_days_would_have_stopped_none_of_them() throws IOException {
        String into = System.getProperty("larder.launch.freeze", "");
        assumeTrue(!into.isEmpty(), "skipped: -Dlarder.launch.freeze=DIR writes what is suggested");
        try (Bench bench = new Bench(TestProject.plan(PROJECT), folder)) {
            for (Path day : days().subList(0, FROZEN)) {
                bench.judge(files(day), "italia", landed(day));
                bench.accept(landed(day));
            }
            for (Draft draft : bench.drafts()) {
                System.out.println(draft.name() + ": " + draft.falseAlarms() + " of " + draft.releases());
                Files.createDirectories(Path.of(into));
                Files.writeString(Path.of(into, draft.name() + ".sql"), draft.text());
            }
        }
    }

    @Test
    void what_goes_wrong_after_the_thirtieth_day_is_stopped() throws IOException {
        String file = System.getProperty("larder.launch.mutations", "");
        assumeTrue(!file.isEmpty(), "skipped: -Dlarder.launch.mutations=FILE plays all days");
        Tally tally = new Tally(Path.of(file));
        List<Path> days = days();
        try (Bench bench = new Bench(TestProject.plan(PROJECT), folder)) {
            for (int i = 0; i < Math.min(LAST, days.size()); i++) {
                Path day = days.get(i);
                for (Mutation kind : i < FROZEN ? List.<Mutation>of() : List.of(Mutation.values())) {
                    for (String seed : SEEDS) {
                        goWrong(bench, tally, new Wrong(kind, seed, day, days.get(i - OLD)));
                    }
                }
                Judged clean = bench.judge(files(day), "italia", landed(day));
                if (i >= FROZEN) {
                    tally.clean(files(day).size(), clean);
                }
                if (clean.isStopped()) {
                    System.out.println(day.getFileName() + " clean, stopped: " + clean.rejected() + clean.sentences());
                }
                bench.accept(landed(day));
            }
        }
        System.out.println("General kinds:\n" + tally.summary(Mutation.GENERAL));
        System.out.println("Kinds of the real launch:\n" + tally.summary(Mutation.REAL));
        assertThat(tally.shares(Mutation.GENERAL))
                .allSatisfy((kind, share) ->
                        assertThat(share.percent()).as(kind.toString()).isGreaterThanOrEqualTo(80));
    }

    private record Wrong(Mutation kind, String seed, Path day, Path earlier) {
        String key() {
            return day.getFileName() + " " + kind + " " + seed;
        }
    }

    /** One of the day's files goes wrong, with the others as they are; header only, another one breaks off. */
    private void goWrong(Bench bench, Tally tally, Wrong wrong) throws IOException {
        if (tally.has(wrong.key())) {
            return;
        }
        Random random = new Random(Objects.hash(wrong.key()));
        List<Path> files = new ArrayList<>(files(wrong.day()));
        Path first = replace(files, wrong, wrong.kind(), random, List.of());
        if (wrong.kind() == Mutation.HEADER_ONLY) {
            replace(files, wrong, Mutation.TRUNCATED, random, List.of(first));
        }
        tally.add(wrong.key(), first, bench.judge(files, "italia", landed(wrong.day())));
    }

    private Path replace(List<Path> files, Wrong wrong, Mutation kind, Random random, List<Path> not)
            throws IOException {
        List<Path> fitting = new ArrayList<>();
        for (Path file : files) {
            if (!not.contains(file) && kind.fits(file, SHAPE)) {
                fitting.add(file);
            }
        }
        Path chosen = fitting.get(random.nextInt(fitting.size()));
        Path out = Files.createDirectories(
                        folder.resolve("wrong").resolve(wrong.key().replace(' ', '-')))
                .resolve(Objects.requireNonNull(chosen.getFileName()));
        kind.write(chosen, wrong.earlier().resolve(chosen.getFileName()), out, random, SHAPE);
        if (Files.mismatch(chosen, out) < 0) {
            // a stale copy of what did not change is what came
            return replace(
                    files,
                    wrong,
                    kind,
                    random,
                    Stream.concat(not.stream(), Stream.of(chosen)).toList());
        }
        files.set(files.indexOf(chosen), out);
        return out;
    }

    private static Instant landed(Path day) {
        return Instant.parse(day.getFileName() + "T17:00:00Z");
    }

    private static List<Path> files(Path day) throws IOException {
        try (Stream<Path> files = Files.list(day)) {
            return files.sorted().toList();
        }
    }

    private static List<Path> days() throws IOException {
        try (Stream<Path> days = Files.list(DAYS)) {
            return days.filter(Files::isDirectory).sorted().toList();
        }
    }
}
