package dev.larder.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.scratch.MemoryScratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of the columns of {@code test-data/samples}, beside those that were written down before anything read them. */
final class SampleFilesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("larder.root", ".."), "test-data", "samples");
    private static final Pattern TRUTH =
            Pattern.compile("- sample: (\\S+)\\R(?: {2}(?!types).*\\R)* {2}types: ([a-z ]+)\\R");

    @ParameterizedTest
    @ValueSource(strings = {"truth.yaml", "workbooks-and-titles.yaml"})
    void of_a_hundred_columns_95_have_the_type_that_is_true_of_them(String truths) throws Exception {
        List<String> wrong = new ArrayList<>();
        int columns = 0;
        Matcher truth = TRUTH.matcher(Files.readString(SAMPLES.resolve(truths)));
        while (truth.find()) {
            Path file = SAMPLES.resolve(truth.group(1));
            Sample sample = SampleReader.read(
                    List.of(new SampleFile(truth.group(1), () -> Files.newInputStream(file))), new MemoryScratch());
            List<String> expected = List.of(truth.group(2).split(" ", -1));
            assertThat(sample.columns()).as(truth.group(1)).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                String found = word(sample.columns().get(i).type().sql());
                columns++;
                if (!found.equals(expected.get(i))) {
                    wrong.add(truth.group(1) + ", column " + (i + 1) + ": " + found);
                }
            }
        }

        assertThat(columns).isGreaterThan(70);
        assertThat(wrong.size() * 20).as(wrong.toString()).isLessThanOrEqualTo(columns);
    }

    private static String word(String type) {
        return switch (type.replaceFirst("[(].*", "")) {
            case "smallint", "integer", "bigint" -> "integer";
            case "decimal", "double precision" -> "number";
            case "varchar" -> "string";
            case "timestamptz" -> "timestamp";
            default -> type;
        };
    }
}
