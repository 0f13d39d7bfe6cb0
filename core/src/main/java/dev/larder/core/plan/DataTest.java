package dev.larder.core.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test of the data, as SQL.
 *
 * @param name without schema or ending
 * @param description the first line of its header
 * @param sql the author's text; reads {@code current}, {@code qa} or {@code star} (which the run reads as the candidate)
 * @param tolerance null when the test selects failing rows (none = pass); otherwise the select gives a measure: one number, or
 *     dimension columns followed by one number
 * @param inputs qualified names it reads
 * @param declared the project's file that declares it in a line, as a test of columns; null when it has a file of its own
 */
public record DataTest(
        String name,
        String description,
        Gate gate,
        Severity severity,
        String owner,
        AuthoredSql sql,
        @Nullable Tolerance tolerance,
        List<String> inputs,
        List<String> knobs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String declared) {
    /** Copies the lists. */
    public DataTest {
        inputs = List.copyOf(inputs);
        knobs = List.copyOf(knobs);
    }

    /** A test with a file of its own. */
    public DataTest(
            String name,
            String description,
            Gate gate,
            Severity severity,
            String owner,
            AuthoredSql sql,
            @Nullable Tolerance tolerance,
            List<String> inputs,
            List<String> knobs) {
        this(name, description, gate, severity, owner, sql, tolerance, inputs, knobs, null);
    }

    /** The same test, which only warns. */
    public DataTest warning() {
        return severity == Severity.BLOCK
                ? new DataTest(name, description, gate, Severity.WARN, owner, sql, tolerance, inputs, knobs, declared)
                : this;
    }

    /** Whether the verdict depends on what is live by more than its measures. */
    @JsonIgnore
    public boolean isAboutLive() {
        return inputs.stream().anyMatch(input -> switch (Schema.of(input)) {
            case LIVE, DIFF -> true;
            case RAW, CURRENT, QA, CANDIDATE, STAR, OPS -> false;
        });
    }

    /** Whether it reads nothing but the star, so that it can be asked of the live one too. */
    @JsonIgnore
    public boolean readsStarOnly() {
        return inputs.stream().allMatch(input -> Schema.of(input) == Schema.STAR);
    }

    /** Whether it reads this table of the star: as it would be, as it is, or what would change in it. */
    public boolean readsStar(String table) {
        return inputs.stream().anyMatch(input -> switch (Schema.of(input)) {
            case CANDIDATE, STAR, LIVE, DIFF -> input.endsWith("." + table);
            case RAW, CURRENT, QA, OPS -> false;
        });
    }

    /** The project's file that declares it. */
    public String file() {
        return declared == null ? "sql/tests/" + name + ".sql" : declared;
    }

    /**
     * What it tests, and so where in the run it stands: what came in, the business rules, or what would be published.
     */
    public enum Gate {
        INPUT("input"),
        LOGIC("logic"),
        OUTPUT("output");

        private final String word;

        Gate(String word) {
            this.word = word;
        }

        /** The gate as authors, the state machine and people write it; a plan has the constant's name. */
        public String word() {
            return word;
        }

        /** The gate of this word; throws {@link IllegalArgumentException} for any other. */
        public static Gate named(String word) {
            return Arrays.stream(values())
                    .filter(gate -> gate.word.equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("gate \"" + word + "\": expected input, logic or output"));
        }
    }

    /** What a failure does. */
    public enum Severity {
        INFO,
        WARN,
        BLOCK
    }
}
