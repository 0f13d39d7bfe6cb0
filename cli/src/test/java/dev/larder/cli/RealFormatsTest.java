package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.cli.trial.Known;
import dev.larder.cli.trial.Trial;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.Landed;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Plan.Feed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that real suppliers publish, as they are, against the contracts of {@code test-data/formats}. */
final class RealFormatsTest {
    private static final Path DATA = Path.of(System.getProperty("larder.shared", "../shared"), "real-data");
    private static final Instant LANDED = Instant.parse("2026-03-22T08:00:00Z");

    private final Plan plan = TestProject.plan(TestProject.BUNDLED.resolve("test-data/formats"));

    @BeforeEach
    void needsTheRealFiles() {
        assumeTrue(
                Files.isDirectory(DATA),
                "skipped: the real files are not at " + DATA + " (system property larder.shared)");
    }

    @Test
    void organisations_without_a_header_are_read_in_the_order_of_the_contract() throws IOException {
        assertThat(rows("nhs", "nhs-epd"))
                .isEqualTo(Map.of("authorities", 31L, "commissioners", 2L, "practices", 4L, "patients", 172L));
        assertThat(rows("nhs", "nhs-epd/2017_09")).isEqualTo(Map.of("prescribing", 10_027L));
    }

    @Test
    void surveys_with_questions_as_labels_and_a_column_without_one_are_read() throws IOException {
        assertThat(rows("polls", "surveys-538"))
                .isEqualTo(Map.of("comma", 1_129L, "flying", 1_040L, "masculinity", 1_615L));
    }

    @Test
    void health_records_with_moments_are_read() throws IOException {
        assertThat(rows("synthea", "synthea"))
                .isEqualTo(Map.of(
                        "encounters",
                        2_606L,
                        "medications",
                        1_939L,
                        "patients",
                        104L,
                        "providers",
                        279L,
                        "payers",
                        10L,
                        "claims",
                        4_545L));
    }

    @Test
    void the_members_of_the_drug_archive_are_right_but_for_three_lines() throws IOException {
        Path archive = DATA.resolve("fda-drugsatfda-2019-07-02/drugsatfda.zip");
        Trial trial = Trial.of(new Trial.Tried(archive, null, null, LANDED), plan, new Known.Nothing());

        assertThat(trial.record().feed()).hasToString("fda/drugsatfda");
        assertThat(trial.record().members())
                .extracting(member -> member.feed().name(), BundleMember::rows, BundleMember::problems)
                .containsExactly(
                        tuple("action_types_lookup", 58L, 0L),
                        tuple("application_docs", 57_366L, 0L),
                        tuple("applications", 23_267L, 0L),
                        tuple("applications_docs_type_lookup", 62L, 0L),
                        tuple("marketing_status", 39_788L, 0L),
                        tuple("marketing_status_lookup", 4L, 0L),
                        tuple("products", 39_473L, 3L),
                        tuple("submission_class_lookup", 26L, 0L),
                        tuple("submission_property_type", 179_171L, 0L),
                        tuple("submissions", 156_942L, 0L),
                        tuple("te", 18_250L, 0L));
        assertThat(trial.text())
                .contains("REJECTED Products.txt in drugsatfda.zip - 3 problems.")
                .contains("lines 34,951, 34,952, 34,953")
                .contains("PARTLY ACCEPTED drugsatfda.zip - 10 of 11 members accepted");
    }

    /** Rows by feed of the files of a folder that are a feed's; each must be accepted. */
    private Map<String, Long> rows(String supplier, String folder) throws IOException {
        SortedMap<String, Long> rows = new TreeMap<>();
        try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
            for (Path file : files.filter(
                            file -> isOf(supplier, file.getFileName().toString()))
                    .toList()) {
                Feed feed = feed(supplier, file.getFileName().toString());
                try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
                    Checked checked = check(feed, file.getFileName().toString(), bytes);
                    assertThat(checked.problems()).as("%s", file).isEmpty();
                    rows.put(feed.id().name(), checked.original().rows());
                }
            }
        }
        return rows;
    }

    private boolean isOf(String supplier, String fileName) {
        return feeds(supplier, fileName).size() == 1;
    }

    private Feed feed(String supplier, String fileName) {
        assertThat(feeds(supplier, fileName)).as(fileName).hasSize(1);
        return feeds(supplier, fileName).getFirst();
    }

    private List<Feed> feeds(String supplier, String fileName) {
        return plan.feeds().stream()
                .filter(feed -> feed.id().supplier().equals(supplier))
                .filter(feed -> fileName.matches(feed.versions().getFirst().fileName()))
                .toList();
    }

    private static Checked check(Feed feed, String fileName, InputStream bytes) throws IOException {
        String key = "suppliers/" + feed.id() + "/" + fileName;
        CheckRequest request = new CheckRequest(feed.versions(), new Landed("landing", key, "v1", LANDED, 1), "d1");
        return DeliveryCheck.check(request, bytes, (_, _) -> OutputStream.nullOutputStream(), () -> {
            throw new IllegalStateException("no contract of these has a key");
        });
    }
}
