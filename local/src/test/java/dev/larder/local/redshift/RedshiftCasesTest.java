package dev.larder.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedshiftCasesTest {
    @Test
    void noCaseIsAnsweredDifferentlyThanOnRedshift(@TempDir Path folder) throws IOException {
        Path shared = Path.of(System.getProperty("larder.shared"), "conformance");
        Path cases = Path.of(System.getProperty("larder.redshift.cases", shared.resolve("redshift-cases.sql").toString()));
        Path prelude = Path.of(System.getProperty("larder.redshift.prelude", shared.resolve("redshift-cases-prelude.sql").toString()));
        assumeTrue(Files.exists(cases) && Files.exists(prelude), "the cases are not there: set larder.redshift.cases and larder.redshift.prelude");
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE)) {
            List<RedshiftCases.Verdict> verdicts = new RedshiftCases(warehouse.database("dev")).run(prelude, cases);
            verdicts.forEach(v -> System.out.println(v.id() + " " + v.outcome() + " " + v.detail()));
            System.out.println(verdicts.stream().collect(Collectors.groupingBy(RedshiftCases.Verdict::outcome, Collectors.counting())));
            assertThat(verdicts).filteredOn(v -> v.outcome().equals("different")).isEmpty();
            assertThat(verdicts).filteredOn(v -> v.outcome().equals("same")).hasSizeGreaterThan(verdicts.size() / 3);
        }
    }
}
