package dev.larder.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL file that builds one table of the star.
 *
 * @param name without schema
 * @param description the first line of its header
 * @param owner whom a failure concerns
 * @param maturity {@code scrappy} or {@code solid}
 * @param columns as its {@code create table} declares them
 * @param attributes what follows the column list in {@code create table}, for example {@code distkey (npi) sortkey (week_ending)}; may be empty
 * @param select the author's text; reads {@code qa} and {@code star}
 * @param grain columns that identify a row; each NOT NULL
 * @param period the date column by which it is rebuilt, or null when it is always rebuilt whole
 * @param inputs qualified names it reads, in the order of their names
 * @param reads its {@code reads} lines
 * @param knobs names of knobs bound as {@code :name} parameters
 * @param logicHash hash of columns, attributes, grain, period, reads and select, with comments and layout left out
 */
public record Model(
        String name,
        String description,
        String owner,
        String maturity,
        List<TableColumn> columns,
        String attributes,
        AuthoredSql select,
        List<String> grain,
        @Nullable String period,
        List<String> inputs,
        List<Read> reads,
        List<String> knobs,
        String logicHash) {
    private static final String GRAIN = "grain_of_";

    /** Copies the lists. */
    public Model {
        columns = List.copyOf(columns);
        grain = List.copyOf(grain);
        inputs = List.copyOf(inputs);
        reads = List.copyOf(reads);
        knobs = List.copyOf(knobs);
    }

    /** Name of the engine's own test that its grain stands once; nobody can waive it. */
    public String grainTest() {
        return GRAIN + name;
    }

    /** Whether a test of this name is the engine's own for a model. */
    public static boolean isGrainTest(String test) {
        return test.startsWith(GRAIN);
    }

    /** The project's file that declares it. */
    public String file() {
        return "sql/star/" + name + ".sql";
    }
}
