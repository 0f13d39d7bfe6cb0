package dev.standin.redshift.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every function that {@code docs/redshift-sql.md} calls the same has a case of its page: one of {@code cases/*.sql} whose id is the page, a full stop and
 * the function ({@code .over} behind it for a window), or a line of a test's table that begins with the page and calls the function. With
 * {@code -Dlarder.guide} as for {@link DeveloperGuideTest} it prints which expected values do not stand on their pages.
 */
class EveryRowHasACaseTest {
    private static final Path PAGE = Path.of("..", "docs", "redshift-sql.md");
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Path TESTS = Path.of("src/test/java/dev/standin/redshift");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]*/([^/)]+)\\.html\\)");
    private static final Pattern CASE = Pattern.compile("(?m)^--# (\\S+) = (.*)$");

    /** May only fall. */
    private static final int MOST_WITHOUT = 13;

    private record Row(String name, String page, boolean window) {
        String id() {
            return page + "." + name + (window ? ".over" : "");
        }

        /** A line such as {@code r_LPAD | lpad(...) | value}. */
        boolean isIn(String line) {
            Matcher found =
                    Pattern.compile("(^|[\\s\"~])" + page + "\\s*[|#](.*)").matcher(line);
            return found.find()
                    && Pattern.compile("\\b" + name + "\\b" + (window ? "\\s*\\(.*\\bover\\b" : ""))
                            .matcher(found.group(2))
                            .find();
        }
    }

    @Test
    void every_function_that_is_the_same_has_a_case_of_its_page() throws IOException {
        Map<String, String> cases = cases();
        List<String> lines = lines();
        List<Row> rows = rows();
        List<String> without = rows.stream()
                .filter(row -> !cases.containsKey(row.id()) && lines.stream().noneMatch(row::isIn))
                .map(Row::id)
                .toList();
        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(without)
                .as("functions that docs/redshift-sql.md calls the same: write a case with this id in " + CASES)
                .isEmpty();
    }

    /** {@code guide/row-cases.tsv}: the row, and ids of cases or names of test classes. Rows that have none yet stand in {@code guide/rows-without-case.tsv}. */
    @Test
    void every_other_row_that_is_the_same_has_a_case_too() throws IOException {
        Map<String, List<String>> named = table("row-cases.tsv");
        Set<String> without = table("rows-without-case.tsv").keySet();
        String ids = cases(Pattern.compile("(?m)^--# (\\S+) (.*)$")).keySet().stream()
                .collect(Collectors.joining("\n", "\n", "\n"));
        for (String row : statements()) {
            List<String> cases = named.getOrDefault(row, List.of());
            assertThat(cases.isEmpty())
                    .as("the row " + row + ": a line in guide/row-cases.tsv, and none in rows-without-case.tsv")
                    .isEqualTo(without.contains(row));
            assertThat(cases)
                    .as(row)
                    .allMatch(each -> ids.contains("\n" + each + "\n")
                            || !find(each + ".java").isEmpty());
        }
        assertThat(named.keySet()).allMatch(statements()::contains);
        assertThat(without).hasSizeLessThanOrEqualTo(MOST_WITHOUT).allMatch(statements()::contains);
    }

    private static List<String> find(String file) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(each -> each.endsWith(file)).map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> table(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/guide", name)).stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(
                        cells -> cells[0],
                        cells -> List.of(cells).subList(1, cells.length),
                        (a, b) -> b,
                        TreeMap::new));
    }

    /** The rows that are no functions. */
    private static List<String> statements() throws IOException {
        List<String> rows = new ArrayList<>();
        String title = "";
        for (String line : Files.readAllLines(PAGE)) {
            title = line.startsWith("## ") ? line.substring(3) : title;
            if (line.startsWith("Same (") && !title.endsWith("unctions")) {
                LINK.matcher(line)
                        .results()
                        .forEach(link -> rows.add(link.group(1).replace("\\", "")));
            }
        }
        return rows;
    }

    @Test
    void expected_values_stand_on_their_pages() throws IOException {
        String guide = System.getProperty("larder.guide", "");
        assumeTrue(!guide.isEmpty(), "-Dlarder.guide names no folder: the cases are not compared with their pages");
        int there = 0;
        List<String> elsewhere = new ArrayList<>();
        for (var each : cases().entrySet()) {
            Path page = Path.of(guide, each.getKey().replaceFirst("[.].*", "") + ".md");
            if (Files.exists(page)) {
                String text = Files.readString(page).replace("\\", "");
                boolean stands = each.getValue().equals("null")
                        || text.contains(each.getValue())
                        || (each.getKey().endsWith(".over")
                                && Stream.of(each.getValue().split(" ")).allMatch(text::contains));
                there += stands ? 1 : 0;
                elsewhere.addAll(stands ? List.of() : List.of(each.getKey()));
            }
        }
        System.out.println("cases whose value stands on the page: " + there + ", not as it is written: " + elsewhere);
        assertThat(there).isGreaterThan(60);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String title = "";
        for (String line : Files.readAllLines(PAGE)) {
            title = line.startsWith("## ") ? line.substring(3) : title;
            boolean window = title.equals("Window functions");
            if (line.startsWith("Same (") && (window || title.equals("Functions"))) {
                LINK.matcher(line).results().forEach(link -> rows.add(new Row(link.group(1), link.group(2), window)));
            }
        }
        return rows;
    }

    private static Map<String, String> cases() throws IOException {
        return cases(CASE);
    }

    private static Map<String, String> cases(Pattern form) throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            Map<String, String> cases = new TreeMap<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                form.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> cases.put(found.group(1), found.group(2)));
            }
            return cases;
        }
    }

    private static List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .flatMap(EveryRowHasACaseTest::read)
                    .collect(Collectors.toList());
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
