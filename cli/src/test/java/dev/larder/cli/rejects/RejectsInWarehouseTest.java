package dev.larder.cli.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.Typed;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.engine.Query;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.local.LocalLarder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files in four dialects, with bad records around the limit: dropped, answered, loaded, and compared to the record. {@code
 * -Dlarder.files=200} takes as many, {@code -Dlarder.seed=N} others.
 */
final class RejectsInWarehouseTest {
    private static final long SEED = Long.getLong("larder.seed", 0);
    private static final int FILES = Integer.getInteger("larder.files", 24);

    @TempDir
    private static Path folder = Path.of("");

    private static List<DamagedFile> files = List.of();
    private static Map<String, DeliveryRecord> records = Map.of();
    private static Map<Dialect, List<String>> raw = Map.of();
    private static Map<Dialect, List<String>> rejected = Map.of();
    private static Map<Dialect, List<String>> current = Map.of();

    @BeforeAll
    static void load() throws IOException {
        project(folder.resolve("project"), "append");
        files = LongStream.range(SEED, SEED + FILES).mapToObj(DamagedFile::of).toList();
        for (DamagedFile file : files) {
            Path drop = folder.resolve("drop/suppliers/acme/" + file.dialect().feed());
            Files.createDirectories(drop);
            Files.write(drop.resolve(file.name()), file.bytes());
        }
        Typed run = Typed.larder(
                "run",
                "--project",
                folder.resolve("project"),
                "--state",
                folder.resolve("state"),
                "--at",
                "2026-04-01T07:00:00Z",
                "--drop",
                folder.resolve("drop"));
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
        read();
    }

    private static void read() {
        List<Query> queries = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            queries.add(Query.of(
                    dialect + " raw", "select _delivery_id, _line, day, name, number from raw." + dialect.feed()));
            for (String schema : List.of("raw", "current")) {
                queries.add(Query.of(
                        dialect + " " + schema + " rejected",
                        "select _delivery_id, _line, coalesce(_period, '') as day, record, reason from " + schema + "."
                                + dialect.feed() + "_rejected"));
            }
        }
        String plan = TestProject.plan(folder.resolve("project")).hash();
        try (LocalLarder aws = LocalLarder.open(new LocalLarder.Options(folder.resolve("state"), "local", plan, 0));
                Environment environment = new Environment(aws.variables())) {
            records = environment.deliveries().all().stream()
                    .collect(Collectors.toMap(record -> record.landed().fileName(), Function.identity()));
            List<List<String>> tables = environment.warehouse().read("all", queries, Duration.ofMinutes(1)).stream()
                    .map(RejectsInWarehouseTest::lines)
                    .toList();
            raw = tables(tables, 0);
            rejected = tables(tables, 1);
            current = tables(tables, 2);
        }
    }

    private static Map<Dialect, List<String>> tables(List<List<String>> tables, int offset) {
        return Arrays.stream(Dialect.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        dialect -> tables.get(3 * List.of(Dialect.values()).indexOf(dialect) + offset)));
    }

    /** {@code delivery|line|day|...} with the columns that the oracle knows. */
    private static List<String> lines(Rows rows) {
        return rows.rows().stream()
                .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
                .sorted()
                .toList();
    }

    @Test
    void every_file_is_on_the_right_side_of_the_limit() {
        assertThat(files)
                .allSatisfy(file -> assertThat(record(file).accepted())
                        .as(file.name() + ", " + file.bad() + " beyond the limit")
                        .isEqualTo(file.accepted()));
        assertThat(files.stream().filter(DamagedFile::accepted).count()).isBetween(FILES / 4L, 3L * FILES / 4);
    }

    @Test
    void the_balance_of_every_file_holds_to_the_row() {
        assertThat(files.stream().filter(DamagedFile::accepted)).allSatisfy(file -> {
            DeliveryRecord record = record(file);
            assertThat(record.rows()).as(file.name()).isEqualTo(file.rows().size());
            assertThat(record.rejectedRows())
                    .as(file.name())
                    .isEqualTo(file.rejects().size());
            assertThat(record.periods().values().stream()
                            .mapToLong(DeliveryRecord.PeriodContent::rows)
                            .sum())
                    .isEqualTo(record.rows());
        });
    }

    @Test
    void rows_and_rejects_are_in_their_tables_with_line_period_and_text() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(raw.get(dialect)).as("raw " + dialect).isEqualTo(expected(dialect, DamagedFile::rows));
            List<String> expected = expected(dialect, DamagedFile::rejects);
            assertThat(withoutReason(Objects.requireNonNull(rejected.get(dialect))))
                    .as("rejected " + dialect)
                    .isEqualTo(expected);
            assertThat(withoutReason(Objects.requireNonNull(current.get(dialect))))
                    .as("in force " + dialect)
                    .isEqualTo(expected);
        }
    }

    @Test
    void every_reason_says_what_is_wrong() {
        TreeSet<String> reasons = Objects.requireNonNull(rejected.get(Dialect.QUOTED)).stream()
                .map(line -> line.substring(line.lastIndexOf('|') + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "column 1 \"day\" is not a date yyyy-MM-dd",
                        "column 2 \"name\" has a byte that is not UTF-8, 0x81",
                        "column 2 \"name\" is longer than 8 bytes",
                        "column 3 \"number\" is not a whole number",
                        "has 4 values, the header has 3",
                        "is empty");
    }

    private static DeliveryRecord record(DamagedFile file) {
        DeliveryRecord record = records.get(file.name());
        assertThat(record).as(file.name()).isNotNull();
        return record;
    }

    private static List<String> expected(Dialect dialect, Function<DamagedFile, List<String>> of) {
        return files.stream()
                .filter(file -> file.dialect() == dialect && file.accepted())
                .flatMap(
                        file -> of.apply(file).stream().map(line -> record(file).id() + "|" + line))
                .sorted()
                .toList();
    }

    private static List<String> withoutReason(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf('|')))
                .sorted()
                .toList();
    }

    /** Writes a project of the four feeds, with this coverage. */
    static void project(Path project, String coverage) throws IOException {
        Files.createDirectories(project.resolve("contracts"));
        for (Dialect dialect : Dialect.values()) {
            Files.writeString(project.resolve("contracts/" + dialect.feed() + ".yaml"), dialect.contract(coverage));
        }
        Map<String, String> sql = Map.of(
                "sql/qa/quoted.sql", """
                -- Rows.
                -- reads current.quoted by day
                select day, number from current.quoted
                """,
                "sql/star/fct_quoted.sql", """
                -- Rows of a day.
                -- grain: day    period: day    owner: lab    maturity: solid
                -- reads qa.quoted by day
                -- test numbers > 0
                create table star.fct_quoted (
                    day date not null,
                    numbers bigint not null
                ) sortkey (day);

                select day, count(*) as numbers from qa.quoted group by day
                """,
                "sql/tests/few_are_left_out.sql", """
                -- A file of the lab rarely has more than three bad records.
                -- gate: input    severity: warn    owner: lab
                select _delivery_id, count(*) as bad from current.quoted_rejected group by _delivery_id having count(*) > 3
                """);
        for (Map.Entry<String, String> file : sql.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
