package dev.larder.local.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Layout;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.PeriodUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random files against FastCSV, DuckDB and plain cutting; {@code -Dlarder.differential=5000} takes so many instead of 300. */
class DifferentialTest {
    private static final int FILES = Integer.getInteger("larder.differential", 300);

    /**
     * DuckDB takes a quote within a value for a character, leaves out blank lines and an empty value too many at the end, and makes texts
     * of lists in JSON. The check refuses all four: each may be a file that was damaged.
     */
    private static final List<String> FORGIVEN = List.of("format-error", "blank-row", "extra-cell", "missing-cell");

    @TempDir
    Path folder;

    private final Map<String, Integer> told = new TreeMap<>();

    @Test
    void what_is_accepted_is_read_alike_by_readers_of_others() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (long seed = 1; seed <= FILES; seed++) {
                compare(seed, RandomFile.of(seed), connection);
            }
        }
        System.out.println("files " + FILES + ", " + told);
        assertThat(told).containsKeys("DELIMITED accepted", "FIXED accepted", "JSON accepted", "DELIMITED rejected");
    }

    private void compare(long seed, RandomFile file, Connection connection) throws IOException {
        ByteArrayOutputStream conformed = new ByteArrayOutputStream();
        Checked checked = check(file, conformed);
        Optional<List<List<String>>> duckDb =
                isKnownToDuckDb(file) ? Rows.duckDb(file, connection, folder) : Optional.empty();
        if (!checked.problems().isEmpty()) {
            String why = checked.problems().getFirst().type();
            count(file.kind() + " rejected");
            if (duckDb.isPresent()) {
                count("DuckDB reads what is refused for " + why);
                assertThat(why).as("seed %d", seed).isIn(FORGIVEN);
            }
            return;
        }
        count(file.kind() + " accepted");
        List<List<String>> ours = rows(conformed, file.columns());
        if (file.kind() == RandomFile.Kind.FIXED) {
            assertThat(ours).as("seed %d", seed).isEqualTo(Rows.cut(file));
        }
        Rows.fastCsv(file)
                .ifPresent(
                        theirs -> assertThat(ours).as("seed %d, FastCSV", seed).isEqualTo(theirs));
        if (isKnownToDuckDb(file)) {
            assertThat(Optional.of(ours)).as("seed %d, DuckDB", seed).isEqualTo(duckDb);
        }
    }

    /** DuckDB takes a comment for one wherever in a line it stands, and knows no fixed widths. */
    private static boolean isKnownToDuckDb(RandomFile file) {
        return file.kind() != RandomFile.Kind.FIXED && file.dialect().layout().comment() == Layout.NO;
    }

    private void count(String what) {
        told.merge(what, 1, Integer::sum);
    }

    private static Checked check(RandomFile file, ByteArrayOutputStream conformed) throws IOException {
        Landed landed =
                new Landed("landing", "suppliers/acme/rx/rx.csv", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
        return DeliveryCheck.check(
                new CheckRequest(List.of(contract(file)), landed, "d1"),
                new ByteArrayInputStream(file.bytes()),
                (_, _) -> conformed,
                () -> {
                    throw new IOException("no key, so nothing to be kept");
                });
    }

    private static List<List<String>> rows(ByteArrayOutputStream conformed, int columns) throws IOException {
        try (ZstdInputStream text = new ZstdInputStream(new ByteArrayInputStream(conformed.toByteArray()))) {
            return CsvReader.builder().ofCsvRecord(new String(text.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .map(row -> List.copyOf(row.getFields().subList(0, columns)))
                    .toList();
        }
    }

    private static Contract contract(RandomFile file) {
        return new Contract(
                new FeedId("acme", "rx"),
                "1.0.0",
                "rx",
                null,
                null,
                ".*",
                Coverage.FULL,
                Redelivery.REPLACES,
                new PeriodRule(PeriodUnit.NONE, null),
                file.dialect(),
                ExtraColumns.REJECT,
                file.names().stream().map(DifferentialTest::text).toList(),
                List.of(),
                null,
                "launch",
                "data-desk@example.com");
    }

    private static Column text(String name) {
        return new Column(
                name, name, new ColumnType(Kind.VARCHAR, 1000, 0), false, null, null, null, null, List.of(), false);
    }
}
