package dev.standin.redshift;

import dev.standin.redshift.sql.scope.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement answered. Values are Boolean, Long, Double, String or null; decimals, dates and timestamps are
 * text. {@code count} is rows returned or changed, -1 if the statement has no such number.
 */
public record Result(List<Output> columns, List<List<@Nullable Object>> rows, long count, boolean hasRows) {
    static Result changed(long count) {
        return new Result(List.of(), List.of(), count, false);
    }
}
