package dev.standin.aws.local;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The admin of the warehouse's databases. */
@FunctionalInterface
public interface Admin {
    /**
     * Says one statement, outside of a transaction block.
     *
     * @return its rows, values as text
     * @throws dev.standin.redshift.dialect.Objection if it is refused
     */
    List<List<@Nullable String>> run(String database, String sql);
}
