package dev.larder.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.cli.TestProject;
import dev.larder.cli.change.OpenShop;
import dev.larder.cli.change.OpenShop.Dropped;
import dev.larder.core.delivery.DeliveryRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The general tests of the vaccine project on the real launch. {@code -Dlarder.launch.freeze=DIR} plays its first thirty days and writes what is
 * suggested from them; {@code -Dlarder.launch.seed=N} plays all days by the project as it is, and from the 31st on each day's delivery goes wrong
 * once before it comes right.
 */
final class RealLaunchSoakTest {
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final Path DAYS =
            Path.of(System.getProperty("larder.shared", "../shared"), "real-data", "launch-deliveries-ita");
    private static final Path PROJECT = TestProject.BUNDLED.resolve("test-data/vaccine-launch");
    private static final int FROZEN = 30;
    private static final int OLD = 3;

    @TempDir
    private Path folder = Path.of("");

    private final Map<Mutation, int[]> stopped = new EnumMap<>(Mutation.class);
    private final List<String> missed = new ArrayList<>();
    private int blockedClean;
    private int cleanDays;

    @BeforeEach
    void needsTheRealDeliveries() {
        assumeTrue(Files.isDirectory(DAYS), "skipped: the real deliveries are not at " + DAYS);
    }

    @Test
    void what_is_suggested_from_the_first_thirty_days_would_have_stopped_none_of_them() throws IOException {
        String into = System.getProperty("larder.launch.freeze", "");
        assumeTrue(!into.isEmpty(), "skipped: -Dlarder.launch.freeze=DIR writes what is suggested");
        try (OpenShop launch = OpenShop.of(PROJECT, folder)) {
            for (Path day : days().subList(0, FROZEN)) {
                assertThat(launch.drop("italia", List.of(day), landed(day)))
                        .as(day.toString())
                        .isZero();
            }
            for (Draft draft : Drafts.of(launch.local().environment())) {
                System.out.println(draft.name() + ": " + draft.falseAlarms() + " of " + draft.releases());
                Files.createDirectories(Path.of(into));
                Files.writeString(Path.of(into, draft.name() + ".sql"), draft.text());
            }
        }
    }

    @Test
    void what_goes_wrong_after_the_thirtieth_day_is_stopped() throws IOException {
        String seed = System.getProperty("larder.launch.seed", "");
        assumeTrue(!seed.isEmpty(), "skipped: -Dlarder.launch.seed=N plays all days");
        Random random = new Random(Long.parseLong(seed));
        System.out.println("seed " + seed);
        List<Path> days = days();
        try (OpenShop launch = OpenShop.of(PROJECT, folder)) {
            for (int i = 0; i < days.size(); i++) {
                if (i >= FROZEN) {
                    Mutation kind = MUTATIONS.get((i - FROZEN) % MUTATIONS.size());
                    goWrong(launch, kind, days.get(i), days.get(i - OLD), random);
                }
                clean(launch, days.get(i));
            }
        }
        int all = stopped.values().stream().mapToInt(each -> each[1]).sum();
        int right =
                stopped.values().stream().mapToInt(each -> each[0] + each[2]).sum();
        stopped.forEach((kind, counts) -> System.out.println(
                kind + ": " + counts[0] + " by contract, " + counts[2] + " by test, of " + counts[1]));
        missed.forEach(each -> System.out.println("missed: " + each));
        System.out.println(
                "stopped " + right + " of " + all + "; clean days blocked " + blockedClean + " of " + cleanDays);
        assertThat(right * 100).isGreaterThanOrEqualTo(80 * all);
    }

    private void goWrong(OpenShop launch, Mutation kind, Path day, Path earlier, Random random) throws IOException {
        List<Path> fitting = new ArrayList<>();
        for (Path file : files(day)) {
            if (kind.fits(file)) {
                fitting.add(file);
            }
        }
        Path chosen = fitting.get(random.nextInt(fitting.size()));
        Path wrong = Files.createDirectories(
                        folder.resolve("wrong").resolve(day.getFileName().toString()))
                .resolve(Objects.requireNonNull(chosen.getFileName()));
        kind.write(chosen, earlier.resolve(chosen.getFileName()), wrong, random);
        Dropped dropped = launch.dropped("italia", List.of(wrong), landed(day));
        boolean rejected = dropped.run().answered().stream().anyMatch(record -> !record.accepted());
        boolean blocked = dropped.exit() == 1;
        int[] counts = Objects.requireNonNull(stopped.computeIfAbsent(kind, _ -> new int[3]));
        counts[1]++;
        counts[rejected ? 0 : 2] += rejected || blocked ? 1 : 0;
        if (!rejected && !blocked) {
            missed.add(kind + " of " + chosen);
        }
        System.out.println(day.getFileName() + " " + kind + " " + chosen.getFileName() + ": "
                + (rejected ? "rejected" : blocked ? "blocked" : "missed"));
        for (DeliveryRecord record : dropped.run().answered()) {
            if (record.accepted() && !blocked) {
                System.out.println(
                        "  live until its correction: " + record.landed().key());
            }
        }
    }

    private void clean(OpenShop launch, Path day) throws IOException {
        cleanDays++;
        Dropped dropped = launch.dropped("italia", List.of(day), landed(day).replace("T17", "T18"));
        if (dropped.exit() != 0) {
            blockedClean++;
            System.out.println(day.getFileName() + " clean, blocked: "
                    + dropped.run().ended().stream()
                            .map(each -> each.sentence())
                            .toList());
        }
    }

    private static String landed(Path day) {
        return day.getFileName() + "T17:00:00Z";
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
