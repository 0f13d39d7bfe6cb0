package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.functions.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page {@code docs/delivery.md}, done as it says. */
final class DeliveryLifeTest {
    private static final Path PAGE = TestProject.BUNDLED.resolve("docs/delivery.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./larder ((?:run|query|receive) .*)$");
    private static final Pattern TRIED = Pattern.compile("(?m)^WOULD BE ACCEPTED .*\\n(?: .*\\n)+");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern LAKE_KEY =
            Pattern.compile("(?m)^(?:conformed|originals|digests|deliveries|receipts|runs|releases)/\\S+$");

    @TempDir
    private Path state;

    @Test
    void every_command_of_the_page_works_and_every_key_is_there() throws IOException {
        String page = Files.readString(PAGE);
        List<Typed> typed = new ArrayList<>();
        COMMAND.matcher(page).results().map(command -> type(command.group(1))).forEach(typed::add);

        assertThat(typed)
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.exit()).as(each.err()).isZero());
        assertThat(typed.getLast().out()).contains("(1 row)");
        assertThat(form(typed.get(2).out()))
                .contains(form(
                        TRIED.matcher(page).results().findFirst().orElseThrow().group()));
        try (LocalEnvironment local = LocalEnvironment.deploy(state, TestProject.plan(TestProject.BUNDLED), 0)) {
            List<String> told =
                    LAKE_KEY.matcher(page).results().map(MatchResult::group).toList();
            List<String> found = local.environment().lake().objects().keys("");
            assertThat(told).hasSizeGreaterThan(15);
            assertThat(found)
                    .extracting(DeliveryLifeTest::form)
                    .containsAll(told.stream().map(DeliveryLifeTest::form).toList());
            assertThat(form(page)).contains(form(receipt(local.environment(), found)));
        }
    }

    private Typed type(String command) {
        List<Object> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(command).results().toList()) {
            String text = word.group(1) == null ? word.group() : word.group(1);
            words.add(
                    text.startsWith("test-data/")
                            ? TestProject.BUNDLED.resolve(text)
                            : text.equals("my-state") ? state : text);
        }
        if (words.getFirst().equals("run")) {
            words.addAll(List.of("--project", TestProject.BUNDLED));
        }
        return Typed.larder(words.toArray());
    }

    private static String receipt(Environment environment, List<String> keys) {
        String key = keys.stream()
                .filter(each -> each.startsWith("receipts/meridian/rx/") && each.endsWith(".txt"))
                .findFirst()
                .orElseThrow();
        return new String(environment.lake().objects().read(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** A key or a text without what is another in every environment: ids, and the hashes that hang on them. */
    private static String form(String key) {
        return key.replaceAll("\\b[0-9a-f]{20}\\b", "ID")
                .replaceAll("\\b[0-9a-f]{12}\\b", "IDENTITY")
                .replaceAll("\\b[0-9a-f]{8}\\b", "SHORT");
    }
}
