package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.drop.DropRun;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.grants.SimulatedCalls;
import dev.larder.core.engine.Query;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Releases;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.local.LocalAws.Watch;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launch, day by day: totals by area that come from deliveries and doses given only, against the totals that the authority
 * published on the same day.
 */
final class VaccineLaunchTest {
    private static final Path DAYS =
            Path.of(System.getProperty("larder.shared", "../shared"), "real-data", "launch-deliveries-ita");
    private static final Path PROJECT = TestProject.BUNDLED.resolve("test-data/vaccine-launch");
    private static final Query TOTALS =
            Query.of("totals", "select area, doses_delivered, doses_given from star.doses_by_area");
    /** Of how many days one is played in every build, besides the last; all of them with {@code -Dlarder.launch.every=1}. */
    private static final int EVERY = Integer.getInteger("larder.launch.every", 6);
    /** 21 areas, doses delivered and given. */
    private static final int PUBLISHED_TOTALS = 42;

    @TempDir
    private Path folder = Path.of("");

    private int accepted;

    @BeforeEach
    void needsTheRealDeliveries() {
        assumeTrue(
                Files.isDirectory(DAYS),
                "skipped: the real deliveries are not at " + DAYS + " (system property larder.shared)");
    }

    @Test
    void every_day_is_published_and_every_total_is_the_one_that_was_published() throws IOException {
        List<String> all = days();
        List<String> days = IntStream.range(0, all.size())
                .filter(day -> day % EVERY == 0 || day == all.size() - 1)
                .mapToObj(all::get)
                .toList();

        SortedMap<String, Long> equal = play(TestProject.plan(warning().folder()), days);

        System.out.println("real launch: days published " + equal.size() + " of " + days.size()
                + ", deliveries accepted " + accepted + " of "
                + 6 * days.size() + ", totals equal "
                + equal.values().stream().mapToLong(Long::longValue).sum() + " of "
                + PUBLISHED_TOTALS * days.size());
        assertThat(equal)
                .hasSameSizeAs(days)
                .isNotEmpty()
                .allSatisfy((day, totals) -> assertThat(totals).as(day).isEqualTo(PUBLISHED_TOTALS));
        assertThat(accepted).isEqualTo(6 * days.size());
    }

    /** On 8 February a date vanished from the deliveries: a warehouse that replaces only the periods present keeps its doses. */
    @Test
    void without_the_handling_of_vanished_periods_the_eighth_of_february_is_wrong() throws IOException {
        assumeTrue(
                days().containsAll(List.of("2021-02-07", "2021-02-08")),
                "skipped: the two days are not among those at " + DAYS);
        TestProject project = warning();
        try (Stream<Path> contracts = Files.list(project.folder().resolve("contracts"))) {
            for (Path contract : contracts
                    .filter(file -> file.getFileName().toString().startsWith("consegne-1"))
                    .toList()) {
                project.edit(
                        "contracts/" + contract.getFileName(),
                        text -> text.replace(
                                "{property: coverage, value: full}", "{property: coverage, value: period}"));
            }
        }

        SortedMap<String, Long> equal = play(TestProject.plan(project.folder()), List.of("2021-02-07", "2021-02-08"));

        assertThat(equal.get("2021-02-07")).isEqualTo(PUBLISHED_TOTALS);
        assertThat(equal.get("2021-02-08")).isLessThan(PUBLISHED_TOTALS);
    }

    /** The project with a general set that warns: what it stops, and that a person has to decide on 8 February, is RealLaunchSoakTest's to say. */
    private TestProject warning() throws IOException {
        TestProject project = TestProject.copyOf(PROJECT, folder.resolve("project"));
        for (Path test : Folders.files(project.folder().resolve("sql/tests"))) {
            String text = Files.readString(test);
            if (text.startsWith("-- ") && text.lines().findFirst().orElse("").contains(" of italia/")) {
                Files.writeString(test, text.replace("severity: block", "severity: warn"));
            }
        }
        return project;
    }

    /** How many published totals the star has on each of the days, one release or more a day. */
    private SortedMap<String, Long> play(Plan plan, List<String> days) throws IOException {
        SortedMap<String, Long> equal = new TreeMap<>();
        PrintWriter quiet = new PrintWriter(Writer.nullWriter());
        SimulatedCalls calls = SimulatedCalls.in("local");
        Watch watch = new Watch(DurableWrites.UNOBSERVED, calls, FunctionHost::new);
        try (LocalEnvironment local = LocalEnvironment.deploy(folder.resolve("state"), plan, 0, watch)) {
            int before = 0;
            for (String day : days) {
                local.receive();
                DropRun run = new DropRun(
                        local,
                        new Narrator(new OutFolder(folder, local.environment().lake()), quiet, "", false));
                run.drop(DropFiles.of(List.of(DAYS.resolve(day)), "italia", plan), Instant.parse(day + "T17:00:00Z"));
                assertThat(run.finish()).as(day + " " + run.ended()).isZero();
                accepted += run.answered().size();
                int live = Releases.newest(local.environment().lake())
                        .orElseThrow()
                        .number();
                assertThat(live).as("release of " + day).isGreaterThan(before);
                before = live;
                equal.put(day, equalTotals(local.environment(), DAYS.resolve(day)));
            }
        }
        assertThat(calls.unasked()).as("calls that no simulator is asked about").isEmpty();
        assertThat(calls.count()).isPositive();
        return equal;
    }

    private static long equalTotals(Environment environment, Path day) throws IOException {
        SortedMap<String, List<String>> star = new TreeMap<>();
        environment
                .warehouse()
                .read("totals", List.of(TOTALS), Duration.ofSeconds(60))
                .getFirst()
                .rows()
                .forEach(row -> star.put(
                        String.valueOf(row.get(0)), List.of(String.valueOf(row.get(1)), String.valueOf(row.get(2)))));
        return published(day).entrySet().stream()
                .mapToLong(area -> {
                    List<String> found = star.getOrDefault(area.getKey(), List.of("", ""));
                    return Stream.of(0, 1)
                            .filter(i -> found.get(i).equals(area.getValue().get(i)))
                            .count();
                })
                .sum();
    }

    /** Doses delivered and given by area, as the authority's own summary of the day says. */
    private static Map<String, List<String>> published(Path day) throws IOException {
        List<String> lines = Files.readAllLines(day.resolve("vaccini-summary-latest.csv"));
        List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
        Map<String, List<String>> published = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            published.put(
                    cells[header.indexOf("area")],
                    List.of(cells[header.indexOf("dosi_consegnate")], cells[header.indexOf("dosi_somministrate")]));
        }
        return published;
    }

    private static List<String> days() throws IOException {
        try (Stream<Path> days = Files.list(DAYS)) {
            return days.filter(Files::isDirectory)
                    .map(day -> day.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
