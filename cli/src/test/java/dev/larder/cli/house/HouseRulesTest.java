package dev.larder.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every module's sources and the documents keep the rules of CONTRIBUTING.md. */
final class HouseRulesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "redshift-dialect",
            "redshift-local",
            "aws-local",
            "core",
            "compiler",
            "functions",
            "local",
            "cli",
            "infra-cdk");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_README = 120;
    private static final int WIDEST_PACKAGE = 25;
    private static final Pattern INTERNAL =
            Pattern.compile("\\b(dev(?:\\.[a-z]\\w*)+\\.internal(?:\\.[a-z]\\w*)*)\\.[A-Z]");
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("uses: (\\S+)");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +[a-z-]+ --> [a-z-]+$");
    private static final Pattern ROOM = Pattern.compile(
            "<dependency>\\s*<groupId>dev.larder</groupId>\\s*<artifactId>([a-z-]+)</artifactId>\\s*</dependency>");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void every_package_says_what_it_is_and_is_null_marked() throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (Path file : javaFiles()) {
            packages.add(parent(file));
        }
        assertThat(packages).hasSizeGreaterThan(30).allSatisfy(folder -> {
            Path declared = Stream.of(folder, folder(folder, "main"), folder(folder, "contract"))
                    .map(each -> each.resolve("package-info.java"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no package-info.java in " + ROOT.relativize(folder)));
            assertThat(Files.readString(declared))
                    .as(ROOT.relativize(declared).toString())
                    .contains("@NullMarked", "/**");
        });
    }

    /** Tests of a package that other sources declare need no declaration of their own. */
    private static Path folder(Path folder, String sources) {
        String inModule = ROOT.relativize(folder).toString().replace('\\', '/');
        return ROOT.resolve(inModule.replaceFirst("/src/(test|contract)/java", "/src/" + sources + "/java"));
    }

    @Test
    void no_main_source_is_too_long_to_read() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String module : MODULES) {
            for (Path file : files(ROOT.resolve(module).resolve("src/main"), ".java")) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    tooLong.add("%s: %d lines".formatted(ROOT.relativize(file), lines));
                }
            }
        }
        assertThat(tooLong).as("files of more than %d lines", LONGEST_FILE).isEmpty();
    }

    @Test
    void no_method_is_too_long_to_see_at_once() throws IOException {
        List<MethodLengths.Method> methods = MethodLengths.of(
                        javaFiles().stream().filter(HouseRulesTest::isMain).toList())
                .methods();
        assertThat(methods).hasSizeGreaterThan(3000);
        assertThat(methods.stream().filter(method -> method.lines() > LONGEST_METHOD))
                .as("methods of more than %d lines", LONGEST_METHOD)
                .isEmpty();
    }

    private static boolean isMain(Path file) {
        return file.toString().contains("/src/main/");
    }

    @Test
    void no_package_is_too_wide_to_find_anything_in() throws IOException {
        Map<Path, Long> widths = javaFiles().stream()
                .filter(HouseRulesTest::isMain)
                .collect(Collectors.groupingBy(HouseRulesTest::parent, TreeMap::new, Collectors.counting()));
        assertThat(widths)
                .hasSizeGreaterThan(40)
                .allSatisfy((folder, files) -> assertThat(files)
                        .as("files in " + ROOT.relativize(folder))
                        .isLessThanOrEqualTo(WIDEST_PACKAGE));
    }

    @Test
    void what_is_internal_is_imported_by_its_own_module_only() throws IOException {
        List<String> trespasses = new ArrayList<>();
        int internal = 0;
        for (String module : MODULES) {
            for (Path file : files(ROOT.resolve(module).resolve("src"), ".java")) {
                for (MatchResult use :
                        INTERNAL.matcher(Files.readString(file)).results().toList()) {
                    internal++;
                    if (!Files.isDirectory(ROOT.resolve(module)
                            .resolve("src/main/java")
                            .resolve(use.group(1).replace('.', '/')))) {
                        trespasses.add("%s: %s".formatted(ROOT.relativize(file), use.group(1)));
                    }
                }
            }
        }
        assertThat(internal).isGreaterThan(100);
        assertThat(trespasses).isEmpty();
    }

    @Test
    void no_class_is_named_after_a_habit() throws IOException {
        assertThat(javaFiles())
                .extracting(file -> String.valueOf(file.getFileName()))
                .noneMatch(name -> name.matches(".*(Manager|Helper|Util|Utils|Impl)\\.java"));
    }

    @Test
    void every_test_is_named_by_a_sentence_in_lower_case() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : javaFiles()) {
            TEST.matcher(Files.readString(file))
                    .results()
                    .map(test -> test.group(1))
                    .forEach(names::add);
        }
        assertThat(names).hasSizeGreaterThan(1300).allMatch(name -> name.matches("[a-z0-9]+(_[a-z0-9]+)+"));
    }

    @Test
    void every_link_between_documents_leads_to_a_file() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> documents = documents();
        for (Path document : documents) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                if (!Files.exists(parent(document).resolve(link.group(1)))) {
                    broken.add("%s: %s".formatted(ROOT.relativize(document), link.group(1)));
                }
            }
        }
        assertThat(documents).hasSizeGreaterThan(5);
        assertThat(broken).isEmpty();
    }

    @Test
    void the_map_of_the_rooms_shows_what_each_module_depends_on() throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (String module : MODULES) {
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            ROOM.matcher(pom)
                    .results()
                    .map(seen -> module + " --> " + seen.group(1))
                    .forEach(arrows::add);
        }
        Set<String> drawn = new TreeSet<>();
        ARROW.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .forEach(drawn::add);
        assertThat(arrows).hasSizeGreaterThanOrEqualTo(MODULES.size() - 2);
        assertThat(drawn).isEqualTo(arrows);
    }

    @Test
    void the_stand_in_has_no_word_of_larder() throws IOException {
        for (String module : List.of("redshift-dialect", "redshift-local", "aws-local")) {
            assertThat(files(ROOT.resolve(module).resolve("src/main"), ""))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    Files.isDirectory(file)
                                            ? ""
                                            : Files.readString(file).toLowerCase(Locale.ROOT))
                            .as(ROOT.relativize(file).toString())
                            .doesNotContain("larder"));
        }
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void every_action_of_a_workflow_is_pinned_to_a_commit() throws IOException {
        List<String> actions = new ArrayList<>();
        for (Path workflow : files(ROOT.resolve(".github/workflows"), ".yml")) {
            ACTION.matcher(Files.readString(workflow))
                    .results()
                    .map(use -> use.group(1))
                    .forEach(actions::add);
        }
        assertThat(actions).isNotEmpty().allMatch(action -> action.matches("[^@]+@[0-9a-f]{40}"));
    }

    @Test
    void the_lock_file_pins_what_is_fetched_and_not_where_from() throws IOException {
        for (String module : List.of("infra-cdk", "redshift-local")) {
            assertThat(Files.readString(ROOT.resolve(module).resolve("package-lock.json")))
                    .contains("\"integrity\"")
                    .doesNotContain("\"resolved\"", "http");
        }
    }

    private static List<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            files.addAll(files(ROOT.resolve(module).resolve("src"), ".java"));
        }
        return files;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        for (String name : List.of(
                "README.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "SECURITY.md",
                "aws-local/README.md",
                "aws-local/src/test/resources/README.md",
                "test-data/vaccine-launch/README.md")) {
            documents.add(ROOT.resolve(name));
        }
        return documents;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is in no folder");
        }
        return parent;
    }
}
