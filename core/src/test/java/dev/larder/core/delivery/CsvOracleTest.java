package dev.larder.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner and the conformed output against FastCSV. */
class CsvOracleTest {
    private static final String[] PIECES = {
        "a", "7", " ", ",", ";", "\"", "\n", "\r\n", "é", "漢", "🙂", "longer text", "\t", "\\"
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void random_files_are_read_as_fast_csv_reads_them(long seed) {
        Random random = new Random(seed);
        // The larger files cross the scanner's buffer several times.
        String file =
                randomCsv(random, 1 + random.nextInt(seed % 3 == 0 ? 40_000 : 200), seed % 2 == 0 ? "\n" : "\r\n");
        MemoryParts parts = new MemoryParts();

        Checked checked = check(file.getBytes(StandardCharsets.UTF_8), List.of("c0", "c1", "c2"), parts);

        List<List<String>> expected = new ArrayList<>();
        for (CsvRecord record : records(file)) {
            List<String> row = new ArrayList<>(record.getFields().stream()
                    .map(value -> value.isEmpty() ? "\\N" : value)
                    .toList());
            row.addAll(List.of("d1", Long.toString(record.getStartingLineNumber()), ""));
            expected.add(row);
        }
        expected.removeFirst();
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.original().rows()).isEqualTo(expected.size());
        assertThat(records(parts.text()).stream().map(CsvRecord::getFields).toList())
                .isEqualTo(expected);
    }

    @Test
    void every_file_of_the_vaccine_launch_is_read_with_its_rows() throws IOException {
        Path folder = Path.of(System.getProperty("larder.shared", "absent"), "real-data", "launch-deliveries-ita");
        assumeTrue(Files.isDirectory(folder), "the real data is not there: " + folder);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(path -> path.toString().endsWith("-latest.csv"))
                    .sorted()
                    .toList();
        }

        assertThat(files).hasSize(288).allSatisfy(path -> {
            byte[] bytes = Files.readAllBytes(path);
            List<CsvRecord> records = records(new String(bytes, StandardCharsets.UTF_8));
            Checked checked = check(bytes, records.getFirst().getFields(), new MemoryParts());
            assertThat(checked.problems()).isEmpty();
            assertThat(checked.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(checked.original().rows()).isEqualTo(records.size() - 1L);
        });
    }

    private static String randomCsv(Random random, int rows, String lineEnd) {
        StringBuilder file = new StringBuilder("c0,c1,c2").append(lineEnd);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 3; column++) {
                StringBuilder value = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    value.append(PIECES[random.nextInt(PIECES.length)]);
                }
                String text = value.toString().replace("\\", value.length() == 1 ? "x" : "\\");
                boolean quoted = random.nextInt(4) == 0 || text.matches("(?s).*[,\"\r\n].*");
                file.append(quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text)
                        .append(column < 2 ? "," : "");
            }
            file.append(row == rows - 1 && random.nextBoolean() ? "" : lineEnd);
        }
        return file.toString();
    }

    private static List<CsvRecord> records(String text) {
        return CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text).stream()
                .toList();
    }

    private static Checked check(byte[] file, List<String> labels, MemoryParts parts) {
        ColumnBuilder[] columns = new ColumnBuilder[labels.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnBuilder.text("c" + i, 1000).header(labels.get(i));
        }
        return Checks.check(ContractBuilder.rx(columns).build(), file, parts);
    }
}
