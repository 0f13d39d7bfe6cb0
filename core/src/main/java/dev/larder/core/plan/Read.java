package dev.larder.core.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a view or model reads one of its inputs ({@code qa.rx}, {@code star.dim_product}): by a date column, or by key. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Read.ByPeriod.class, name = "period"),
    @JsonSubTypes.Type(value = Read.ByKey.class, name = "key")
})
public sealed interface Read {
    /** The qualified name of what is read. */
    String input();

    /**
     * {@code reads qa.rx by week_ending}, or with {@code , 21 days back}: a row of the reader depends only on rows of the input
     * whose column lies in the reader's own period or up to this many days before it.
     */
    record ByPeriod(String input, String column, int daysBack) implements Read {}

    /** {@code reads star.dim_product by key product_id through qa.rx.week_ending}: looked up from rows of a driving input. */
    record ByKey(String input, List<String> key, String drivingInput, String drivingColumn) implements Read {
        /** Copies the list. */
        public ByKey {
            key = List.copyOf(key);
        }
    }
}
