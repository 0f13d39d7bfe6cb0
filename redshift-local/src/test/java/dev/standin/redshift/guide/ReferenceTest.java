package dev.standin.redshift.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.redshift.Client;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeFolder;
import dev.standin.redshift.sql.Translator;
import dev.standin.redshift.sql.scope.Assumed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds {@code docs/redshift-sql.md} to what the local Redshift does: each function and each piece of syntax that {@code guide/functions.tsv} and
 * {@code guide/syntax.tsv} name is asked of it. {@code -Dlarder.golden=write} writes the page.
 */
class ReferenceTest {
    private static final String PAGES = "https://docs.aws.amazon.com/redshift/latest/dg/";
    private static final Path PAGE = Path.of("..", "docs", "redshift-sql.md");

    private Warehouse warehouse;
    private Client client;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        byte[] row = "1,1,1,1,Hamlet,2026-01-01 20:00:00\n".getBytes(StandardCharsets.UTF_8);
        LakeFolder lake = new LakeFolder(folder.resolve("lake"))
                .with("plain", row)
                .with("epoch", "1,1,1,1,Hamlet,1700000000\n".getBytes(StandardCharsets.UTF_8))
                .with("day", "1,2026-01-01,THU,1,JAN,1,2026\n".getBytes(StandardCharsets.UTF_8))
                .with("packed", gzipped(row))
                .with(
                        "piped",
                        new String(row, StandardCharsets.UTF_8)
                                .replace(',', '|')
                                .getBytes(StandardCharsets.UTF_8))
                .with("piped-manifest", manifest("piped"))
                .with(
                        "json",
                        "{\"eventid\": 1, \"venueid\": 1, \"catid\": 1, \"dateid\": 1}"
                                .getBytes(StandardCharsets.UTF_8))
                .with("plain-manifest", manifest("plain"))
                .with("packed-manifest", manifest("packed"));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        Session session = warehouse.database("dev").session("admin", Map.of());
        SampleTables.make(session);
        client = new Client(session);
        answer("unload ('select * from event') to 's3://lake/columns/' iam_role default parquet manifest");
    }

    private static byte[] manifest(String key) {
        return "{\"entries\": [{\"url\": \"s3://lake/%s\", \"mandatory\": true}]}"
                .formatted(key)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @AfterEach
    void close() {
        client.close();
        warehouse.close();
    }

    @Test
    void the_page_says_what_is_answered_and_what_is_refused() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/redshift-sql.md is stale; run this test with -Dlarder.golden=write and read the difference")
                .isEqualTo(page);
    }

    @Test
    void every_function_that_may_be_called_is_on_the_page() throws IOException {
        Set<String> named = functions().stream().map(line -> line[0]).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(Translator.functions());
        missing.removeAll(named);
        assertThat(missing)
                .as("functions without a line in guide/functions.tsv: name, plain or window, page")
                .isEmpty();
    }

    @Test
    void a_function_that_nobody_knows_is_not_called_the_same() {
        assertThat(isKnown("no_such_function", false)).isFalse();
        assertThat(isKnown("no_such_function", true)).isFalse();
    }

    private String page() throws IOException {
        StringBuilder text = new StringBuilder("""
            # Redshift SQL that is answered locally

            Written by `ReferenceTest`, which asks the local Redshift each of these; what is not here is refused too. **same** means as AWS's page
            says: where the documentation leaves the answer open, the row or the statement is refused by name, and what is answered all the same
            stands below as *assumed*; `larder check` names it. A refusal begins with "Not supported by the local Redshift" and says what to
            write instead. What a model may hold is narrower: [data-engineer.md](data-engineer.md).

            ## Assumed
            | what | what is not known, and what is done | page |
            |---|---|---|
            """);
        for (Assumed assumed : Assumed.values()) {
            text.append("| %s | %s | [page](%s) |%n"
                    .formatted(assumed.construct(), assumed.reason(), PAGES + assumed.page()));
        }
        Map<String, List<String[]>> kinds = syntax().stream()
                .collect(Collectors.groupingBy(line -> line[0], LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((kind, lines) -> append(text, kind, lines, line -> isAnswered(line[3])));
        appendFunctions(text, "Functions", "plain");
        appendFunctions(text, "Window functions", "window");
        return text.toString();
    }

    private void appendFunctions(StringBuilder text, String title, String kind) throws IOException {
        List<String[]> lines = functions().stream()
                .filter(line -> line[1].equals(kind))
                .map(line -> new String[] {title, line[0], line[2]})
                .toList();
        append(text, title, lines, line -> isKnown(line[1], kind.equals("window")));
    }

    /** Title, name and page of each line. */
    private static void append(StringBuilder text, String title, List<String[]> lines, Predicate<String[]> same) {
        Map<Boolean, List<String>> links = lines.stream()
                .collect(Collectors.partitioningBy(
                        same,
                        Collectors.mapping(
                                line -> "[%s](%s%s.html)".formatted(line[1].replace("*", "\\*"), PAGES, line[2]),
                                Collectors.toList())));
        text.append("\n## ").append(title).append('\n');
        append(text, "Same", links.getOrDefault(true, List.of()));
        append(text, "Refused", links.getOrDefault(false, List.of()));
    }

    private static void append(StringBuilder text, String verdict, List<String> links) {
        if (!links.isEmpty()) {
            text.append("\n%s (%d): %s.\n".formatted(verdict, links.size(), String.join(", ", links)));
        }
    }

    /** Whether a call without arguments is refused for them, if at all, and not for the function. */
    private boolean isKnown(String name, boolean window) {
        try {
            answer("select " + name + (window ? "() over ()" : "()"));
            return true;
        } catch (Refusal refused) {
            return !String.valueOf(refused.getMessage())
                    .matches(".*(the (window )?function|a call of) " + name + "\\b.*");
        } catch (SqlError wrong) {
            return true;
        }
    }

    /** An error in Redshift's words is none of these statements. */
    private boolean isAnswered(String sql) {
        try {
            answer(sql);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private void answer(String sql) {
        client.execute(sql);
    }

    private static List<String[]> functions() throws IOException {
        return lines("/guide/functions.tsv");
    }

    private static List<String[]> syntax() throws IOException {
        return lines("/guide/syntax.tsv");
    }

    private static List<String[]> lines(String resource) throws IOException {
        try (var in = ReferenceTest.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
