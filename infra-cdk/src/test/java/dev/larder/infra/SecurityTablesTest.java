package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;
import software.constructs.MetadataEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of SECURITY.md, from the templates: which role may do what, who takes it on, and which findings are meant to be so. {@code
 * -Dlarder.golden=write} rewrites them.
 */
final class SecurityTablesTest {
    private static final Path PAGE =
            Path.of(System.getProperty("larder.root", "..")).resolve("SECURITY.md");
    private static final String BEGIN = "<!-- from here to the end: generated, see SecurityTablesTest -->\n";

    @TempDir
    private static Path folder;

    private static final SequencedMap<String, Stack> STACKS = new LinkedHashMap<>();
    private static final List<RoleRows> ROLES = new ArrayList<>();

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        STACKS.put("base", Synthesis.baseStack("default", Map.of("sftp", "true"), folder("base")));
        STACKS.put("dev", Synthesis.stack("feature/x", Stage.DEV, folder("dev")));
        STACKS.put("pull", Synthesis.environmentStack("feature/x", Stage.DEV, Map.of("pull", "true"), folder("pull")));
        STACKS.put("production", Synthesis.stack("feature/x", Stage.PRODUCTION, folder("production")));
        for (Stack stack : STACKS.values()) {
            App app = (App) Objects.requireNonNull(stack.getNode().getScope());
            JsonNode template = JsonMapper.shared()
                    .readTree(Files.readString(Path.of(
                            app.synth().getStackArtifact(stack.getArtifactId()).getTemplateFullPath())));
            ROLES.add(new RoleRows(new SynthesisedStack(stack.getStackName(), template)));
        }
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Test
    void the_tables_are_those_of_the_templates() throws IOException {
        String before = Files.readString(PAGE);
        String page = before.substring(0, before.indexOf(BEGIN)) + BEGIN + tables();
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).as("rewrite %s with -Dlarder.golden=write", PAGE).isEqualTo(Files.readString(PAGE));
    }

    private static String tables() {
        return """

                ## Every role
                Names are short: `lake/plans/*` is the objects below `plans/` in the environment's lake. A statement that several roles have stands once.

                """
                + table(
                        List.of("may", "on", "if", "role"),
                        grouped(ROLES.stream()
                                .flatMap(roles -> roles.grants().entrySet().stream())
                                .toList()))
                + """

                ## Who takes a role on
                """
                + "\n"
                + table(
                        List.of("who", "if", "role"),
                        grouped(ROLES.stream()
                                .flatMap(roles -> roles.trusts().entrySet().stream())
                                .toList()))
                + """

                ## Findings that are meant to be so
                Of cdk-nag and checkov, each acknowledged on its construct in the code (`Acknowledged.on`).

                """
                + table(List.of("reason", "rule"), acknowledged());
    }

    /** Roles by what they have in common. */
    private static Collection<List<String>> grouped(List<Map.Entry<List<String>, List<String>>> rows) {
        Map<String, TreeSet<String>> roles = new TreeMap<>();
        Map<String, List<String>> cells = new TreeMap<>();
        for (Map.Entry<List<String>, List<String>> row : rows) {
            String key = String.join("|", row.getKey());
            cells.put(key, row.getKey());
            roles.computeIfAbsent(key, none -> new TreeSet<>()).addAll(row.getValue());
        }
        List<List<String>> all = new ArrayList<>();
        cells.forEach((key, start) -> {
            List<String> whole = new ArrayList<>(start);
            whole.add(String.join(", ", roles.getOrDefault(key, new TreeSet<>())));
            all.add(whole);
        });
        return all;
    }

    private static Collection<List<String>> acknowledged() {
        Map<String, TreeSet<String>> rules = new TreeMap<>();
        for (Stack stack : STACKS.values()) {
            for (IConstruct construct : stack.getNode().findAll()) {
                construct.getNode().getMetadata().stream()
                        .filter(entry -> entry.getType().equals(Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
                        .map(MetadataEntry::getData)
                        .forEach(data -> ((Map<?, ?>) data)
                                .forEach((rule, reason) -> rules.computeIfAbsent(
                                                String.valueOf(reason), none -> new TreeSet<>())
                                        .add(shortened(String.valueOf(rule)))));
            }
        }
        ROLES.forEach(roles -> roles.skipped()
                .forEach((reason, ids) ->
                        rules.computeIfAbsent(reason, none -> new TreeSet<>()).addAll(ids)));
        return rules.entrySet().stream()
                .map(each -> List.of(each.getKey(), String.join(", ", each.getValue())))
                .toList();
    }

    private static String shortened(String rule) {
        return rule.replace("Annotation::", "").replaceFirst("\\[.*", "");
    }

    private static String table(List<String> headings, Collection<List<String>> rows) {
        return line(headings)
                + headings.stream().map(heading -> "---").collect(Collectors.joining("|", "|", "|\n"))
                + rows.stream().map(SecurityTablesTest::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")).replace("  ", " ");
    }
}
