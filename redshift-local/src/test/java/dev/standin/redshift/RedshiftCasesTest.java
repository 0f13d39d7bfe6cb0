package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.standin.redshift.load.LakeFolder;
import dev.standin.redshift.load.LakeObjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dlarder.redshift.cases=PATH} and {@code -Dlarder.redshift.prelude=FILE} run other cases of the same form instead. */
final class RedshiftCasesTest {
    private static final String OURS = "src/test/resources/cases";
    /** May only rise. */
    private static final int SAME = 463;

    @Test
    void no_case_is_answered_differently_than_on_redshift(@TempDir Path folder) throws IOException, SQLException {
        String given = System.getProperty("larder.redshift.cases", OURS);
        Path cases = Path.of(given);
        Path prelude = Path.of(System.getProperty("larder.redshift.prelude", OURS + "/" + RedshiftCases.PRELUDE));
        try (Warehouse warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake(folder.resolve("lake")))) {
            warehouse.users().ensure("etl");
            try (Session session = warehouse.database("dev").session(Users.ADMIN, Map.of())) {
                session.execute("create group analysts");
            }
            List<RedshiftCases.Verdict> verdicts = run(warehouse, prelude, cases);
            verdicts.stream()
                    .filter(v -> v.outcome().equals("different"))
                    .forEach(v -> System.out.println(v.id() + " " + v.detail()));
            System.out.printf(
                    "redshift cases: same %d, refused %d, different %d (of %d)%n",
                    count(verdicts, "same"), count(verdicts, "refused"), count(verdicts, "different"), verdicts.size());
            Files.writeString(
                    Path.of("target", "redshift-cases.txt"),
                    verdicts.stream()
                            .map(v -> v.id() + " " + v.outcome() + " " + v.detail())
                            .collect(Collectors.joining("\n", "", "\n")));
            assertThat(verdicts)
                    .filteredOn(v -> v.outcome().equals("different"))
                    .isEmpty();
            assertThat(verdicts)
                    .filteredOn(v -> v.outcome().equals("same"))
                    .hasSizeGreaterThanOrEqualTo(given.equals(OURS) ? SAME : verdicts.size() / 3);
        }
    }

    private static List<RedshiftCases.Verdict> run(Warehouse warehouse, Path prelude, Path cases) throws IOException {
        try (Client client = new Client(warehouse.database("dev").session(Users.ADMIN, Map.of()))) {
            return new RedshiftCases(client).run(prelude, cases);
        }
    }

    private static long count(List<RedshiftCases.Verdict> verdicts, String outcome) {
        return verdicts.stream().filter(v -> v.outcome().equals(outcome)).count();
    }

    /** What the COPY cases read: one row each, as CSV, by a manifest, as Parquet and as JSON. */
    private static LakeObjects lake(Path folder) throws IOException, SQLException {
        Path parquet = Files.createDirectories(folder).resolve("p.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select 1 as id, date '2024-01-01' as d, 'a' as s) to '" + parquet + "'");
        }
        return new LakeFolder(folder)
                .with(
                        "rx/batch.manifest",
                        bytes("{\"entries\": [{\"url\": \"s3://lake/rx/one.csv.zst\", \"mandatory\": true}]}"))
                .with("rx/one.csv.zst", Zstd.compress(bytes("1,2024-01-01,a\n")))
                .with("rx/dt=2024-01-01/one.csv.gz", packed("id,d,s\n1,2024-01-01,a\n"))
                .with("rx/p.parquet", Files.readAllBytes(parquet))
                .with("rx/j.json", bytes("{\"ID\": 1, \"d\": \"2024-01-01\", \"s\": \"a\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }
}
