package dev.standin.redshift.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.standin.redshift.EmptyWarehouse;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.sql.Examined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Examines the queries and expressions of other projects' tests, in clones below the folder that {@code -Dlarder.corpora} names; CONTRIBUTING.md has the
 * commands. Their tables are supposed to be there. What rests on an assumption counts as refused. {@code target/corpora.txt} has a line for each.
 */
class ForeignCorporaTest {
    /** Of the 925 queries, at commit e7ddf3b2, before the dialect grew. */
    private static final int REFUSED_BEFORE = 254;

    private static final Duration HANGING = Duration.ofSeconds(10);
    private static final Pattern MISSING = Pattern.compile("relation \"([^\"]+)\" does not exist");
    private static final Pattern NO_SCHEMA = Pattern.compile("schema \"([^\"]+)\" does not exist");
    private static final Pattern ENGINE = Pattern.compile(
            "(Binder|Catalog|Parser|Conversion|Invalid Input|Internal|Mismatch Type) Error|Candidate|DuckDB|INT128|HUGEINT"
                    + "|java\\.|local\\$");
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();
    private final List<String> hangs = new ArrayList<>();
    private int refused;
    private int wrong;

    @Test
    void fewer_queries_of_others_are_refused_than_before_and_none_in_words_of_the_engine() throws IOException {
        String corpora = System.getProperty("larder.corpora", "");
        assumeTrue(!corpora.isEmpty(), "-Dlarder.corpora names no folder: other projects' queries are not examined");
        Set<String> queries = Corpora.queries(Path.of(corpora));
        try (EmptyWarehouse warehouse = Warehouse.inMemory(Clock.systemUTC())) {
            queries.forEach(query -> examine(warehouse, query));
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(60)
                .forEach(reason -> System.out.println(reason.getValue() + " " + reason.getKey()));
        System.out.printf(
                "foreign corpora: examined %d, refused or assumed %d, rejected %d, leaks %d, hangs %d%n",
                queries.size(), refused, wrong, leaks.size(), hangs.size());
        Files.write(Path.of("target", "corpora.txt"), lines);
        assertThat(leaks).isEmpty();
        assertThat(hangs).isEmpty();
        assertThat(refused).isLessThanOrEqualTo(REFUSED_BEFORE * 45 / 100);
    }

    private void examine(EmptyWarehouse warehouse, String query) {
        long begin = System.nanoTime();
        Examined examined = examined(warehouse, query);
        if (System.nanoTime() - begin > HANGING.toNanos()) {
            hangs.add(query);
        }
        List<Objection> objections = examined.objections();
        List<String> messages = objections.stream()
                .map(each -> String.valueOf(each.getMessage()))
                .toList();
        messages.stream().filter(message -> ENGINE.matcher(message).find()).forEach(leaks::add);
        Set<String> why = objections.stream()
                .filter(Refusal.class::isInstance)
                .map(each -> String.valueOf(each.getMessage())
                        .replaceFirst("Not supported by the local Redshift: ", "")
                        .replaceFirst(" at line.*", ""))
                .collect(Collectors.toSet());
        examined.assumed().forEach(assumed -> why.add("assumed: " + assumed.construct()));
        why.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        refused += why.isEmpty() ? 0 : 1;
        wrong += why.isEmpty() && !messages.isEmpty() ? 1 : 0;
        lines.add((why.isEmpty() ? messages.isEmpty() ? "same" : "rejected " + messages : "refused " + why) + "\t"
                + query.replaceAll("\\s+", " "));
    }

    /** Supposes whatever relation is missing, until none is. */
    private static Examined examined(EmptyWarehouse warehouse, String query) {
        Set<String> supposed = new HashSet<>();
        while (true) {
            Examined examined = warehouse.examine(query, Map.of(), supposed);
            int before = supposed.size();
            for (Objection objection : examined.objections()) {
                String message = String.valueOf(objection.getMessage());
                Matcher missing = MISSING.matcher(message);
                Matcher schema = NO_SCHEMA.matcher(message);
                if (missing.find()) {
                    supposed.add(missing.group(1));
                } else if (schema.find()) {
                    warehouse.execute("create schema if not exists \"" + schema.group(1) + "\"");
                    supposed.add("schema " + schema.group(1));
                }
            }
            if (supposed.size() == before) {
                return examined;
            }
        }
    }
}
