package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.standin.redshift.load.LakeFolder;
import dev.standin.redshift.load.LakeObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong with a statement, the answer is in words of Redshift or of this stand-in: no engine and no Java shine through. With
 * {@code -Dlarder.redshift.answers=true} each answer is printed.
 */
final class EngineWordsTest {
    private static final Path WRONG = Path.of("src/test/resources/wrong/statements.sql");
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Pattern FOREIGN = Pattern.compile(
            "\\b(Binder|Catalog|Parser|Conversion|Constraint|Invalid Input|Not implemented|Out of"
                    + " Range|INTERNAL|Mismatch"
                    + " Type|Syntax|Serialization|Dependency|IO|Permission|Transaction|TransactionContext|Fatal|Invalid"
                    + " Error|Sequence|Parameter Not Allowed|Invalid Configuration|Out of Memory)"
                    + " Error\\b|Candidate|Duck|TRY_CAST|try_cast|ANY_VALUE|STRUCT|struct|\\bLINE"
                    + " \\d|java\\.|jdbc|JDBC|local\\$|HUGEINT|INT128|UBIGINT|BLOB|LIST\\b|LAMBDA|\\w+Exception\\b|\\bat"
                    + " dev\\.|\\bnull:|\\bhash=|@[0-9a-f]{6,}|strptime|rtrim\\(|CAST\\(.* AS |explicit type cast|add"
                    + " explicit",
            Pattern.DOTALL);

    @Test
    void no_wrong_statement_is_answered_in_words_of_the_engine(@TempDir Path folder) throws IOException {
        List<String> accepted = new ArrayList<>();
        List<String> leaks = new ArrayList<>();
        try (Warehouse warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake(folder.resolve("lake")))) {
            Database database = warehouse.database("dev");
            cases(warehouse, CASES.resolve(RedshiftCases.PRELUDE));
            for (String sql : statements()) {
                judge(sql, answer(database, sql), accepted, leaks);
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(accepted).isEmpty();
    }

    @Test
    void no_case_is_answered_in_words_of_the_engine(@TempDir Path folder) throws IOException {
        try (Warehouse warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake(folder.resolve("lake")))) {
            List<RedshiftCases.Verdict> verdicts = cases(warehouse, CASES);

            assertThat(verdicts).hasSizeGreaterThan(140);
            assertThat(verdicts)
                    .filteredOn(verdict -> FOREIGN.matcher(verdict.detail()).find())
                    .isEmpty();
        }
    }

    private static List<RedshiftCases.Verdict> cases(Warehouse warehouse, Path cases) throws IOException {
        try (Client client = new Client(warehouse.database("dev").session(Users.ADMIN, Map.of()))) {
            return new RedshiftCases(client).run(CASES.resolve(RedshiftCases.PRELUDE), cases);
        }
    }

    @Test
    void there_are_as_many_wrong_statements_as_there_were() throws IOException {
        assertThat(statements()).hasSizeGreaterThanOrEqualTo(470).doesNotHaveDuplicates();
    }

    private static List<String> statements() throws IOException {
        return Files.readAllLines(WRONG).stream()
                .filter(line -> !line.startsWith("--"))
                .toList();
    }

    private static void judge(String sql, String answer, List<String> accepted, List<String> leaks) {
        if (Boolean.getBoolean("larder.redshift.answers")) {
            System.out.println("@@ " + sql + "\n   => " + answer);
        }
        Matcher foreign = FOREIGN.matcher(answer);
        if (answer.isEmpty()) {
            accepted.add(sql);
        } else if (foreign.find() && !sql.contains(foreign.group())) {
            leaks.add("\"" + foreign.group() + "\" in the answer to " + sql + ": " + answer);
        }
    }

    private static String answer(Database database, String sql) {
        try (Session session = database.session("admin", Map.of())) {
            session.transaction(() -> session.execute(sql));
            return "";
        } catch (RuntimeException e) {
            return e.getMessage()
                    + (e.getClass().getName().startsWith("dev.standin")
                            ? ""
                            : " (" + e.getClass().getName() + ")");
        }
    }

    private static LakeObjects lake(Path folder) throws IOException {
        return new LakeFolder(folder)
                .with(
                        "rx/batch.manifest",
                        "{\"entries\": [{\"url\": \"s3://lake/rx/nosuch.csv\", \"mandatory\": true}]}"
                                .getBytes(StandardCharsets.UTF_8))
                .with("rx/one.csv.zst", Zstd.compress("1,2024-01-01,a\n".getBytes(StandardCharsets.UTF_8)));
    }
}
