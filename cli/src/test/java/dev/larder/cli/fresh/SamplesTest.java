package dev.larder.cli.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.project.ProjectFolder;
import dev.larder.cli.trial.Known;
import dev.larder.cli.trial.Trial;
import dev.larder.compiler.Compiled;
import dev.larder.compiler.draft.FeedDraft;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.plan.Plan;
import dev.larder.core.sample.Sample;
import dev.larder.core.sample.SampleFile;
import dev.larder.core.sample.SampleReader;
import dev.larder.functions.reception.TemporaryFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is drafted from the files of {@code test-data/samples}, beside what was written down of them before. */
final class SamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("larder.root", ".."), "test-data/samples")
            .toAbsolutePath();

    @TempDir
    private Path folder = Path.of("");

    private final List<String> wrong = new ArrayList<>();
    private int types;
    private int rightTypes;
    private int rightKeys;
    private int accepted;

    @ParameterizedTest
    @CsvSource({"truth.yaml, 20, 17, 15", "workbooks-and-titles.yaml, 18, 16, 14"})
    void most_samples_are_accepted_with_95_percent_of_types_and_three_quarters_of_keys_right(
            String file, int samples, int fewest, int keys) throws Exception {
        JsonNode truths = new YAMLMapper().readTree(SAMPLES.resolve(file));
        List<JsonNode> all = truths.valueStream().toList();
        for (JsonNode truth : all) {
            compare(truth, draft(truth));
        }
        Plan plan = plan();
        for (JsonNode truth : all) {
            tryOut(truth, plan);
        }

        String figures = "%s: accepted %d of %d, types %d of %d, keys %d "
                .formatted(file, accepted, samples, rightTypes, types, rightKeys);
        System.out.println(figures + wrong);
        assertThat(all).hasSize(samples);
        assertThat(accepted).as(figures + wrong).isGreaterThanOrEqualTo(fewest);
        assertThat(rightTypes).as(figures + wrong).isGreaterThanOrEqualTo((types * 95 + 99) / 100);
        assertThat(rightKeys).as(figures + wrong).isGreaterThanOrEqualTo(keys);
    }

    private static String feed(JsonNode truth) {
        return "sample" + truth.path("sample").asString().substring(0, 2);
    }

    private Sample draft(JsonNode truth) throws Exception {
        Path file = SAMPLES.resolve(truth.path("sample").asString());
        try (TemporaryFiles scratch = new TemporaryFiles()) {
            Sample sample = SampleReader.read(
                    List.of(new SampleFile(String.valueOf(file.getFileName()), () -> Files.newInputStream(file))),
                    scratch);
            FeedDraft draft = FeedDraft.of(
                    sample, new FeedId("acme", feed(truth)), new FeedDraft.People("desk", "desk@example.com"));
            NewFiles files = new NewFiles(folder);
            files.add(Path.of("contracts", feed(truth) + ".yaml"), draft.contract());
            files.add(Path.of("sql/qa", draft.table() + ".sql"), draft.view());
            files.write();
            return sample;
        }
    }

    private void compare(JsonNode truth, Sample sample) {
        List<String> expected = List.of(truth.path("types").asString().strip().split("\\s+"));
        types += expected.size();
        for (int i = 0; i < expected.size(); i++) {
            String found = i < sample.columns().size()
                    ? logical(sample.columns().get(i).type().kind())
                    : "none";
            if (found.equals(expected.get(i))) {
                rightTypes++;
            } else {
                wrong.add(feed(truth) + " column " + (i + 1) + " is " + expected.get(i) + ", drafted as " + found);
            }
        }
        List<Integer> key = truth.path("key").valueStream().map(JsonNode::asInt).toList();
        List<Integer> drafted = sample.key().stream().map(index -> index + 1).toList();
        if (key.equals(drafted)) {
            rightKeys++;
        } else {
            wrong.add(feed(truth) + " has the key " + key + ", drafted as " + drafted);
        }
        compareFrame(truth, sample.dialect());
        String encoding = truth.path("writing").path("encoding").asString("UTF-8");
        if (!encoding.equals(sample.dialect().encoding())) {
            wrong.add(feed(truth) + " is " + encoding + ", drafted as "
                    + sample.dialect().encoding());
        }
    }

    private void compareFrame(JsonNode truth, FileDialect dialect) {
        JsonNode writing = truth.path("writing");
        int skipped = writing.path("skippedLines").asInt(0);
        String sheet = writing.path("sheet").asString("none");
        if (skipped != dialect.layout().skippedLines()
                || writing.path("headerRows").asInt(dialect.layout().headerRows())
                        != dialect.layout().headerRows()
                || !sheet.equals(Objects.requireNonNullElse(dialect.sheet(), "none"))) {
            wrong.add(feed(truth) + " is written " + writing + ", drafted as " + dialect.sheet() + ", "
                    + dialect.layout());
        }
    }

    private static String logical(Kind kind) {
        return switch (kind) {
            case VARCHAR -> "string";
            case SMALLINT, INTEGER, BIGINT -> "integer";
            case DECIMAL -> "number";
            case DATE -> "date";
            case TIMESTAMP, TIMESTAMPTZ -> "timestamp";
            case BOOLEAN -> "boolean";
        };
    }

    private Plan plan() {
        return switch (ProjectFolder.compile(folder)) {
            case Compiled.Ready ready -> ready.plan();
            case Compiled.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private void tryOut(JsonNode truth, Plan plan) {
        Path file = SAMPLES.resolve(truth.path("sample").asString());
        Trial trial = Trial.of(
                new Trial.Tried(file, "acme/" + feed(truth), null, Instant.parse("2026-11-27T06:00:00Z")),
                plan,
                new Known.Nothing());
        if (trial.record().accepted()) {
            accepted++;
        } else {
            wrong.add(feed(truth) + " is rejected: " + trial.receipt().text());
        }
    }
}
