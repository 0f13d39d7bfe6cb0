package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedshiftCasesTest {
    private static final Path SHARED = Path.of(System.getProperty("larder.shared", "shared"), "conformance");

    @Test
    void noCaseIsAnsweredDifferentlyThanOnRedshift(@TempDir Path folder) throws IOException {
        Path cases = Path.of(System.getProperty("larder.redshift.cases", SHARED.resolve("redshift-cases.sql").toString()));
        Path prelude = Path.of(System.getProperty("larder.redshift.prelude", SHARED.resolve("redshift-cases-prelude.sql").toString()));
        if (!Files.exists(cases) || !Files.exists(prelude)) {
            System.out.println("redshift cases: skipped, they are not at " + cases);
        }
        assumeTrue(Files.exists(cases) && Files.exists(prelude), "the cases are not there: set larder.redshift.cases and larder.redshift.prelude");
        try (Warehouse warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake(folder.resolve("lake")))) {
            List<RedshiftCases.Verdict> verdicts = new RedshiftCases(warehouse.database("dev")).run(prelude, cases);
            verdicts.stream().filter(v -> v.outcome().equals("different")).forEach(v -> System.out.println(v.id() + " " + v.detail()));
            System.out.printf("redshift cases: same %d, refused %d, different %d (of %d)%n",
                    count(verdicts, "same"), count(verdicts, "refused"), count(verdicts, "different"), verdicts.size());
            Files.writeString(Path.of("target", "redshift-cases.txt"), verdicts.stream()
                    .map(v -> v.id() + " " + v.outcome() + " " + v.detail()).collect(Collectors.joining("\n", "", "\n")));
            assertThat(verdicts).filteredOn(v -> v.outcome().equals("different")).isEmpty();
            assertThat(verdicts).filteredOn(v -> v.outcome().equals("same")).hasSizeGreaterThan(verdicts.size() / 3);
        }
    }

    private static long count(List<RedshiftCases.Verdict> verdicts, String outcome) {
        return verdicts.stream().filter(v -> v.outcome().equals(outcome)).count();
    }

    /** What the COPY cases read: a manifest of one file with one row. */
    private static LakeObjects lake(Path folder) throws IOException {
        return new LakeFolder(folder)
                .with(
                        "rx/batch.manifest",
                        "{\"entries\": [{\"url\": \"s3://lake/rx/one.csv.zst\", \"mandatory\": true}]}".getBytes(StandardCharsets.UTF_8))
                .with("rx/one.csv.zst", Zstd.compress("1,2024-01-01,a\n".getBytes(StandardCharsets.UTF_8)));
    }
}
