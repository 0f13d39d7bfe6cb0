package dev.standin.redshift.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.standin.redshift.Client;
import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.load.LakeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every example of the guide whose folder {@code -Dlarder.guide} names: its repository's {@code doc_source}, as
 * {@code git clone https://github.com/awsdocs/amazon-redshift-developer-guide} and {@code git checkout c91fc63} bring it. Each page has a warehouse of
 * its own. {@code guide/known.tsv} lists answers that differ, each with the reason; any other is red.
 */
class DeveloperGuideTest {
    private static final Pattern USED = Pattern.compile("(?:from|join|,)\\s+(\\w+)");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

    private static final Pattern CLOCK = Pattern.compile("(?i)sysdate|getdate|current_date|current_timestamp");

    private enum Verdict {
        SAME,
        DIFFERENT,
        /** Different for the reason that {@code known.tsv} gives. */
        KNOWN,
        REFUSED,
        /** Refused as Redshift would, most often since an earlier statement of the page was refused, or is not printed. */
        ERROR,
        /** It reads tables of TICKIT, what the page changed in vain before, or the clock. */
        NOT_COMPARED,
        /** The guide prints no answer. */
        RAN
    }

    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> red = new ArrayList<>();
    private final List<String> known = known();
    private boolean lacking;

    @Test
    void no_example_of_the_guide_is_answered_otherwise(@TempDir Path folder) throws IOException {
        String guide = System.getProperty("larder.guide", "");
        assumeTrue(!guide.isEmpty(), "-Dlarder.guide names no folder: the guide's examples are not run");
        try (Stream<Path> files = Files.list(Path.of(guide))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                run(GuidePage.read(file), folder.resolve(file.getFileName().toString()));
            }
        }
        refusals.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(40)
                .forEach(refusal -> System.out.println(refusal.getValue() + " " + refusal.getKey()));
        System.out.println("examples of the guide: " + counts);
        assertThat(red).isEmpty();
        assertThat(counts.getOrDefault(Verdict.SAME, 0)).isGreaterThan(100);
    }

    private void run(GuidePage page, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lake"));
        List<Example> examples = page.examples();
        if (examples.isEmpty()) {
            return;
        }
        try (Warehouse warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), new LakeFolder(folder.resolve("lake")))) {
            Session session = warehouse.database("dev").session("admin", Map.of());
            SampleTables.make(session);
            Client client = new Client(session);
            lacking = false;
            examples.forEach(example -> counts.merge(verdict(client, example), 1, Integer::sum));
            client.close();
        }
    }

    private Verdict verdict(Client client, Example example) {
        Result result;
        try {
            result = client.execute(example.sql());
        } catch (Refusal refused) {
            lacking |= changes(example);
            refusals.merge(String.valueOf(refused.getMessage()).replaceFirst(" at line.*", ""), 1, Integer::sum);
            return Verdict.REFUSED;
        } catch (SqlError error) {
            lacking |= changes(example);
            return Verdict.ERROR;
        }
        if (example.answer().isEmpty() || !result.hasRows()) {
            return Verdict.RAN;
        }
        List<String> expected = rows(example.answer().get());
        List<String> found = rows(result.rows().stream()
                .map(row -> row.stream()
                        .map(value -> value == null ? "" : value.toString())
                        .toList())
                .toList());
        if (found.equals(expected)) {
            return Verdict.SAME;
        }
        return isComparable(example) ? differs(example, expected, found) : Verdict.NOT_COMPARED;
    }

    private static boolean changes(Example example) {
        return !StatementText.of(example.sql()).readsOnly();
    }

    private boolean isComparable(Example example) {
        List<String> tables = USED.matcher(example.sql().toLowerCase(Locale.ROOT))
                .results()
                .map(used -> used.group(1))
                .toList();
        boolean empty = tables.stream().anyMatch(SampleTables.EMPTY::contains);
        return !empty
                && (tables.isEmpty() || !lacking)
                && !CLOCK.matcher(example.sql()).find();
    }

    private Verdict differs(Example example, List<String> expected, List<String> found) {
        String key = example.page() + "\t" + example.sql().replaceAll("\\s+", " ");
        if (known.stream().map(line -> line.split("\t", -1)).anyMatch(known -> isKnown(example, known))) {
            return Verdict.KNOWN;
        }
        red.add(key + "\n  expected " + expected + "\n  found    " + found);
        return Verdict.DIFFERENT;
    }

    /** Page, beginning of the statement, and the reason. */
    private static boolean isKnown(Example example, String[] known) {
        return example.page().startsWith(known[0])
                && example.sql().replaceAll("\\s+", " ").startsWith(known[1]);
    }

    /** Without their order, which most examples do not ask for, and without the zeros that the guide prints or leaves out. */
    private static List<String> rows(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(DeveloperGuideTest::plain).toList().toString())
                .filter(row -> !row.equals("[]"))
                .sorted()
                .toList();
    }

    private static String plain(String cell) {
        String value = cell.strip();
        if (DECIMAL.matcher(value).matches()) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "t" -> "true";
            case "f" -> "false";
            case "null" -> "";
            case "true", "false" -> value.toLowerCase(Locale.ROOT);
            default -> value;
        };
    }

    private static List<String> known() {
        try (var in = DeveloperGuideTest.class.getResourceAsStream("/guide/known.tsv")) {
            return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
