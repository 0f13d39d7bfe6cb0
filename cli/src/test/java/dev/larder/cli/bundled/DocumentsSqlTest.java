package dev.larder.cli.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.compiler.Binder.BindFailure;
import dev.larder.compiler.Binder.Look;
import dev.larder.compiler.Binder.Question;
import dev.larder.core.engine.OpsTables;
import dev.larder.core.engine.Relations;
import dev.larder.core.plan.Plan;
import dev.larder.local.EngineBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell people to type is SQL that the engine takes, on the tables of the bundled project. */
final class DocumentsSqlTest {
    private static final Pattern QUERY = Pattern.compile("\"(select [^\"]+)\"");
    private static final Pattern DIVISION = Pattern.compile("`(cast\\([^`]*nullif\\([^`]*)`");

    /** Every query in quotes, and every division in a text, of README and docs. */
    static List<String> statements() throws IOException {
        try (Stream<Path> docs = Files.list(TestProject.BUNDLED.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(TestProject.BUNDLED.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(DocumentsSqlTest::text)
                    .flatMap(text -> Stream.concat(
                            found(QUERY, text),
                            found(DIVISION, text).map(rate -> "select " + rate + " as rate from star.market_share")))
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void what_the_documents_tell_to_type_is_taken(String select) throws BindFailure {
        Plan plan = TestProject.plan(TestProject.BUNDLED);
        try (EngineBinder warehouse = EngineBinder.open(Clock.systemUTC())) {
            for (String schema : List.of("ops", "raw", "star")) {
                warehouse.execute("create schema \"" + schema + "\"");
            }
            for (String statement : OpsTables.statements()) {
                warehouse.execute(statement);
            }
            for (Plan.Feed feed : plan.feeds()) {
                warehouse.execute(Relations.raw(feed));
            }
            for (var model : plan.models()) {
                warehouse.execute(Relations.star(model));
            }

            Look look = warehouse.look(new Question(select, Map.of(), Set.of()));

            assertThat(look.faults()).isEmpty();
            assertThat(look.remarks()).isEmpty();
        }
    }
}
