package dev.standin.redshift;

import dev.standin.redshift.catalog.Unsettled;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.load.Copy;
import dev.standin.redshift.load.LoadError;
import dev.standin.redshift.load.LoadErrors;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.unload.Unload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** COPY and UNLOAD of one session, and what the system tables tell of their errors. For one thread. */
final class Transfers {
    private final Database database;
    private final Engine engine;
    private final List<LoadError> errors = new ArrayList<>();

    Transfers(Database database, Engine engine) {
        this.database = database;
        this.engine = engine;
    }

    /** Loads; the statement's number and user stand with the rows that were passed over. */
    Result copy(Plan.Load load, long statement, int user) {
        try {
            Copy.Loaded loaded = new Copy(database.rows(), database.lake(), engine).load(load);
            loaded.skipped().forEach(error -> error.ran(statement, user));
            errors.addAll(loaded.skipped());
            return Result.changed(loaded.rows());
        } catch (LoadError failed) {
            errors.addAll(failed.before());
            errors.add(failed);
            throw failed;
        }
    }

    /** Unloads. */
    Result unload(Plan.Unload unload) {
        if (Unsettled.isIn(unload.sql())) {
            throw new Refusal("UNLOAD of the system catalogue");
        }
        new Unload(database.lake(), engine).unload(unload);
        return Result.changed(-1);
    }

    /** Hands over what makes the system tables tell of the errors so far, once. */
    void tell(Consumer<List<String>> kept) {
        if (errors.isEmpty()) {
            return;
        }
        List<String> sqls = errors.stream()
                .map(error -> LoadErrors.record(error, database.clock().instant()))
                .toList();
        errors.clear();
        kept.accept(sqls);
    }
}
