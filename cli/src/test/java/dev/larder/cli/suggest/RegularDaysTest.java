package dev.larder.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.suggest.Bench.Judged;
import dev.larder.core.plan.DataTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of files that come seldom, and of which only what is newest is known. */
final class RegularDaysTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: acme-stock
            version: "1.0.0"
            status: active
            customProperties:
              - {property: supplier, value: acme}
              - {property: feed, value: stock}
              - {property: owner, value: desk}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: 'stock_[0-9]+[.]csv'}
              - {property: coverage, value: full}
            schema:
              - name: stock
                logicalType: object
                physicalType: table
                properties:
                  - {name: shop, logicalType: string, physicalType: varchar(20), required: true, primaryKey: true}
                  - {name: counted_on, logicalType: date, required: true}
                  - {name: pieces, logicalType: integer, required: true}
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"WEEKS, a Sunday", "MONTHS, the last of a month"})
    void a_day_that_is_shifted_is_stopped_and_a_file_that_is_late_is_not(ChronoUnit every, String words)
            throws IOException {
        LocalDate first = LocalDate.parse("2026-02-01");
        IntFunction<LocalDate> counted = i -> every == ChronoUnit.MONTHS
                ? first.plusMonths(i).with(TemporalAdjusters.lastDayOfMonth())
                : first.plus(i, every);
        List<Draft> drafts = drafts(counted, 8);

        Draft draft = drafts.stream()
                .filter(each -> each.name().equals("stock_regular_counted_on"))
                .findFirst()
                .orElseThrow();
        assertThat(draft.text()).startsWith("-- Every counted_on of acme/stock is " + words + ".\n");
        assertThat(failed(drafts, counted, counted.apply(8), 0)).isEmpty();
        assertThat(failed(drafts, counted, counted.apply(8), 1)).isEmpty();
        assertThat(failed(drafts, counted, counted.apply(8).minusDays(1), 0)).containsExactly(draft.name());
        assertThat(failed(drafts, counted, counted.apply(8).plusDays(1), 0)).containsExactly(draft.name());
    }

    @Test
    void a_few_weeks_or_days_that_follow_one_another_are_no_rule() throws IOException {
        LocalDate first = LocalDate.parse("2026-02-01");
        assertThat(drafts(i -> first.plusWeeks(i), 7)).isNotEmpty().noneMatch(RegularDaysTest::isOfDays);
        assertThat(drafts(first::plusDays, 9)).isNotEmpty().noneMatch(RegularDaysTest::isOfDays);
    }

    private static boolean isOfDays(Draft draft) {
        return draft.name().contains("regular");
    }

    /** What is drafted from the first files, each of which lands two days after it was counted. */
    private List<Draft> drafts(IntFunction<LocalDate> counted, int files) throws IOException {
        try (Bench bench = bench(List.of())) {
            land(bench, counted, files);
            return bench.drafts();
        }
    }

    /** Tests that stop the next file, which lands so many days late. */
    private List<String> failed(List<Draft> drafts, IntFunction<LocalDate> counted, LocalDate day, int late)
            throws IOException {
        try (Bench bench = bench(drafts)) {
            land(bench, counted, 8);
            Judged judged = bench.judge(
                    List.of(file(8, day)), "acme", landed(counted.apply(8).plusDays(late)));
            assertThat(judged.rejected()).isEmpty();
            return judged.failed().stream().map(DataTest::name).toList();
        }
    }

    private void land(Bench bench, IntFunction<LocalDate> counted, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Instant at = landed(counted.apply(i));
            bench.judge(List.of(file(i, counted.apply(i))), "acme", at);
            bench.accept(at);
        }
    }

    private static Instant landed(LocalDate counted) {
        return counted.plusDays(2).atTime(7, 0).toInstant(ZoneOffset.UTC);
    }

    private Path file(int number, LocalDate counted) throws IOException {
        return Files.writeString(
                Files.createTempDirectory(folder, "drop").resolve("stock_" + number + ".csv"),
                "shop,counted_on,pieces\nnorth," + counted + "," + (900 + number) + "\nsouth," + counted + ","
                        + (700 + number) + "\n");
    }

    private Bench bench(List<Draft> drafts) throws IOException {
        Path project = Files.createTempDirectory(folder, "project");
        write(project, "contracts/stock.yaml", CONTRACT);
        write(project, "sql/qa/stock.sql", "-- What is there.\nselect shop, counted_on, pieces from current.stock\n");
        for (Draft draft : drafts) {
            write(project, "sql/tests/" + draft.name() + ".sql", draft.text());
        }
        return new Bench(TestProject.plan(project), Files.createTempDirectory(folder, "bench"));
    }

    private static void write(Path project, String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
