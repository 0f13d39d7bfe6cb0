package dev.standin.redshift.load;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.CopySource;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors that MAXERROR allows: "If the load returns the error_count number of errors or greater, the load fails". Source:
 * copy-parameters-data-load.html.
 */
final class Skipped {
    private final int limit;
    private final List<LoadError> errors = new ArrayList<>();

    Skipped(CopySource source) {
        limit = Integer.parseInt(source.options().getOrDefault("maxerror", "0"));
    }

    /** Counts an error of one record; throws it if it is one too many, or may not be passed over. */
    void add(RuntimeException failure) {
        if (!(failure instanceof LoadError error) || limit <= 1) {
            throw failure;
        }
        if (error.code() == Row.NOT_NULL) {
            throw new Refusal("COPY with MAXERROR over a null for a column that is NOT NULL (" + error.where()
                    + "): the page says both that such a load fails and that errors are passed over");
        }
        errors.add(error);
        if (errors.size() >= limit) {
            throw error.after(errors.subList(0, errors.size() - 1));
        }
    }

    /** What is wrong with the file's form: where the next record would begin is not documented. */
    RuntimeException structure(RuntimeException failure) {
        if (failure instanceof LoadError error && limit > 1) {
            return new Refusal("COPY with MAXERROR past " + error.why() + " (" + error.where()
                    + "): where the next row begins is not documented");
        }
        return failure;
    }

    List<LoadError> errors() {
        return List.copyOf(errors);
    }
}
