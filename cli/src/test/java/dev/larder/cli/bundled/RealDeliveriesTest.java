package dev.larder.cli.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vaccine project's contracts against the real files, when these are there. */
final class RealDeliveriesTest {
    private static final Path DAYS =
            Path.of(System.getProperty("larder.shared", "../shared"), "real-data", "launch-deliveries-ita");
    /** The supplier's folder: the file name chooses the feed. */
    private static final String FOLDER = "suppliers/italia/";

    @Test
    void every_file_of_every_day_is_accepted_by_the_version_of_its_header() throws IOException {
        List<Contract> contracts = contracts();
        List<String> rejected = new ArrayList<>();
        Map<String, List<String>> versions = new TreeMap<>();
        List<Path> files = Repository.files(DAYS, "-latest.csv");
        for (Path file : files) {
            Checked checked = Repository.check(contracts, FOLDER + file.getFileName(), file);
            if (checked.verdict() == Verdict.REJECTED || !checked.warnings().isEmpty()) {
                rejected.add(DAYS.relativize(file) + " " + checked.problems() + checked.warnings());
            } else {
                Contract chosen = Objects.requireNonNull(checked.contract());
                versions.computeIfAbsent(chosen.feed().name(), _ -> new ArrayList<>())
                        .add(chosen.version());
            }
        }
        assertEquals(List.of(), rejected);
        assertFalse(files.isEmpty());
        assertEquals(6, versions.size());
        // Day by day a header only grows, so no day's file is taken for an older version than the day before.
        versions.forEach((feed, ofDays) -> assertEquals(ofDays.stream().sorted().toList(), ofDays, feed));
    }

    @Test
    void a_file_that_lost_a_column_is_not_taken_for_an_older_version(@TempDir Path folder) throws IOException {
        List<Contract> contracts = contracts();
        Path file = DAYS.resolve("2021-02-21/consegne-vaccini-latest.csv");
        Path shorter = folder.resolve("consegne-vaccini-latest.csv");
        Files.write(
                shorter,
                Files.readAllLines(file).stream()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());

        assertEquals(
                Verdict.REJECTED,
                Repository.check(contracts, FOLDER + shorter.getFileName(), shorter)
                        .verdict());
    }

    @Test
    void a_column_added_to_the_newest_header_is_left_out(@TempDir Path folder) throws IOException {
        List<Contract> contracts = contracts();
        List<String> lines = Files.readAllLines(DAYS.resolve("2021-02-21/consegne-vaccini-latest.csv"));
        Path wider = folder.resolve("consegne-vaccini-latest.csv");
        Files.write(
                wider,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i) + (i == 0 ? ",lotto" : ",x"))
                        .toList());

        Checked checked = Repository.check(contracts, FOLDER + wider.getFileName(), wider);

        assertEquals(Verdict.ACCEPTED, checked.verdict(), checked.problems().toString());
        assertEquals(List.of("lotto"), checked.parked());
    }

    private static List<Contract> contracts() throws IOException {
        assumeTrue(
                Files.isDirectory(DAYS),
                "skipped: the real deliveries are not at " + DAYS + " (system property larder.shared)");
        return Repository.contracts(Repository.PROJECTS.getLast());
    }
}
