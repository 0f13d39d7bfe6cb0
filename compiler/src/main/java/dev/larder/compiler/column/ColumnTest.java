package dev.larder.compiler.column;

import dev.larder.core.plan.DataTest.Severity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line says about columns of a table.
 *
 * @param columns what it is about; none if it is about the table
 * @param allowed how much may be otherwise; null for nothing
 * @param words what it says, for people
 */
public record ColumnTest(
        List<String> columns, Condition condition, @Nullable Allowance allowed, Severity severity, String words) {
    /** Copies the list. */
    public ColumnTest {
        columns = List.copyOf(columns);
    }

    /** What must hold. */
    public sealed interface Condition {}

    /** No two rows have the same values; a row with a null among them is like no other. */
    public record Unique() implements Condition {}

    /** There is a value. */
    public record NotNull() implements Condition {}

    /** There is a value, and none of these, which stand for none; as SQL's literals. */
    public record NotMissing(List<String> literals) implements Condition {
        /** Copies the list. */
        public NotMissing {
            literals = List.copyOf(literals);
        }
    }

    /**
     * A value, if there is one, fulfils this.
     *
     * @param predicate SQL behind the column, for example {@code between 0 and 5}
     * @param name what the test is called after
     */
    public record Fulfils(String predicate, String name) implements Condition {}

    /**
     * The values, if there are any, stand in a row of another table.
     *
     * @param table with its schema
     */
    public record References(String table, List<String> columns) implements Condition {
        /** Copies the list. */
        public References {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The newest landing of each feed that it is made of is at most this much older than the newest landing of all. No clock is asked, so a run that
     * is tried again is judged the same.
     *
     * @param unit {@code hour} or {@code day}
     */
    public record Fresh(int most, String unit) implements Condition {}

    /**
     * How many rows may be otherwise.
     *
     * @param percent whether it counts percent of the rows instead
     */
    public record Allowance(BigDecimal most, boolean percent) {
        /** Whether nothing could exceed it. */
        public boolean isEverything() {
            return percent && most.compareTo(new BigDecimal(100)) >= 0;
        }

        @Override
        public String toString() {
            return "at most " + most.toPlainString() + (percent ? " %" : " rows");
        }
    }
}
