package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.terminal.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bundled story, played once and looked at afterwards by fixed commands, whose output is fixed too. */
final class DemoTest {
    private static final Path EXPECTED = TestProject.BUNDLED.resolve("test-data/launch/expected");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    private static Path folder = Path.of("");

    private static Typed demo = new Typed(-1, "", "");

    @BeforeAll
    static void play() {
        System.setProperty(Home.PROPERTY, TestProject.BUNDLED.toString());
        demo = Typed.larder("demo", "--state", folder.resolve("demo"));
    }

    @AfterAll
    static void forget() {
        System.clearProperty(Home.PROPERTY);
    }

    @Test
    void everything_goes_as_it_is_told() {
        assertThat(demo.err()).isEmpty();
        assertThat(demo.exit()).isZero();
        assertThat(demo.out()).contains("26 deliveries answered, 16 releases published");
    }

    @Test
    void the_star_has_the_figures_of_the_storys_end() throws IOException {
        for (Path query : Folders.files(EXPECTED).stream()
                .filter(file -> file.toString().endsWith(".sql"))
                .toList()) {
            Typed typed = Typed.larder(
                    "query", "--state", folder.resolve("demo"), "--format", "csv", Files.readString(query));

            assertThat(typed.exit()).as(query + typed.err()).isZero();
            Golden.compare(query.resolveSibling(query.getFileName().toString().replace(".sql", ".csv")), typed.out());
        }
    }

    @Test
    void status_names_every_delivery_run_and_release() throws IOException {
        Typed typed = Typed.larder("status", "--json", "--state", folder.resolve("demo"));

        assertThat(typed.exit()).as(typed.err()).isZero();
        Golden.compare(EXPECTED.resolve("status.json"), repeatable(typed.out()));
    }

    /**
     * Ids and names of runs are replaced, since they go back to version ids, which S3 chooses. How often a run finds
     * that there is nothing to do depends on who polls first; such a run has no verdict. Which alarms are on depends on the minute.
     */
    private static String repeatable(String status) {
        JsonNode document = JSON.readTree(status);
        List<JsonNode> runs = document.path("runs")
                .valueStream()
                .filter(run -> !run.path("verdict").isNull())
                .toList();
        ((ObjectNode) document).putArray("runs").addAll(runs);
        ((ObjectNode) document).remove("alarms");
        String text = JSON.writeValueAsString(document) + "\n";
        for (String id : texts(document.path("deliveries"), "id")) {
            text = text.replace(id.substring(0, 8), "<delivery>")
                    .replaceAll("<delivery>" + id.substring(8), "<delivery>");
        }
        for (String name : texts(document.path("runs"), "name")) {
            text = text.replace(name, "<run of " + name.substring(0, 10) + ">");
        }
        return text;
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asString()));
        return texts;
    }
}
