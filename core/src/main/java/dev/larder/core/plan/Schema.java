package dev.larder.core.plan;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schemas of a warehouse, as authors and the engine write them. */
public enum Schema {
    /** What was delivered, as COPY loaded it. */
    RAW("raw"),
    /** The rows in force. */
    CURRENT("current"),
    /** Views that clean one feed. */
    QA("qa"),
    /** What a run builds beside the star. */
    CANDIDATE("candidate"),
    /** What analysts read. */
    STAR("star"),
    /** What analysts read, where a test of the output gate reads it beside what they would read; no schema of the warehouse. */
    LIVE("live"),
    /** What a run would change in the star. */
    DIFF("diff"),
    /** What the engine keeps for itself, and the knobs. */
    OPS("ops");

    private final String sql;

    Schema(String sql) {
        this.sql = sql;
    }

    /** Its name in SQL, unquoted. */
    public String sql() {
        return sql;
    }

    /** The qualified name of a table or view of this schema. */
    public String table(String name) {
        return sql + "." + name;
    }

    /**
     * The schema of a qualified name; throws {@link IllegalArgumentException} for a name without one, or with an
     * unknown one.
     */
    public static Schema of(String qualified) {
        return find(qualified)
                .orElseThrow(() -> new IllegalArgumentException("table " + qualified + ": expected one of the schemas "
                        + Arrays.stream(values()).map(Schema::sql).collect(Collectors.joining(", "))));
    }

    private static Optional<Schema> find(String qualified) {
        return Arrays.stream(values())
                .filter(schema -> qualified.startsWith(schema.sql + "."))
                .findFirst();
    }
}
