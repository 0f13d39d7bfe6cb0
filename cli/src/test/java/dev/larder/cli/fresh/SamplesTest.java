package dev.larder.cli.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.project.ProjectFolder;
import dev.larder.cli.trial.Known;
import dev.larder.cli.trial.Trial;
import dev.larder.compiler.Compiled;
import dev.larder.compiler.draft.FeedDraft;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.FeedId;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is drafted from the twenty files of {@code test-data/samples}, beside what was written down of them before. */
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

    @Test
    void of_twenty_files_at_least_17_are_accepted_with_95_percent_of_types_and_15_keys_right() throws Exception {
        JsonNode truths = new YAMLMapper().readTree(SAMPLES.resolve("truth.yaml"));
        List<JsonNode> all = truths.valueStream().toList();
        for (JsonNode truth : all) {
            compare(truth, draft(truth));
        }
        Plan plan = plan();
        for (JsonNode truth : all) {
            tryOut(truth, plan);
        }

        String figures = "accepted %d, types %d of %d, keys %d".formatted(accepted, rightTypes, types, rightKeys);
        assertThat(all).hasSize(20);
        assertThat(accepted).as(figures + wrong).isGreaterThanOrEqualTo(17);
        assertThat(rightTypes).as(figures + wrong).isGreaterThanOrEqualTo((types * 95 + 99) / 100);
        assertThat(rightKeys).as(figures + wrong).isGreaterThanOrEqualTo(15);
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
        String encoding = truth.path("writing").path("encoding").asString("UTF-8");
        if (!encoding.equals(sample.dialect().encoding())) {
            wrong.add(feed(truth) + " is " + encoding + ", drafted as "
                    + sample.dialect().encoding());
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
