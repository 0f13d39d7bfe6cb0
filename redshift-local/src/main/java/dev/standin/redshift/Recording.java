package dev.standin.redshift;

import dev.standin.redshift.catalog.History;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.load.LoadError;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Keeps what a session runs, and what Redshift rejects of it; what is refused here Redshift would have answered otherwise, so it is not kept. */
record Recording(History history) {
    /** Runs the work that a statement is, with its number. */
    Result of(History.Asked asked, Statement statement, LongFunction<Result> work) {
        long id = history.next();
        long begin = System.nanoTime();
        try {
            Result result = work.apply(id);
            keep(
                    id,
                    asked,
                    statement,
                    begin,
                    null,
                    result.hasRows() ? result.rows().size() : -1);
            return result;
        } catch (LoadError failed) {
            failed.ran(id, asked.user());
            keep(id, asked, statement, begin, failed.getMessage(), -1);
            throw failed;
        } catch (SqlError failed) {
            keep(id, asked, statement, begin, failed.getMessage(), -1);
            throw failed;
        }
    }

    private void keep(
            long id, History.Asked asked, Statement statement, long begin, @Nullable String error, long rows) {
        Instant end = asked.start().plus(Duration.ofNanos(System.nanoTime() - begin));
        history.add(new History.Entry(id, asked, type(statement), end, error, rows));
    }

    /** Source: SYS_QUERY_HISTORY.html, which calls a COPY both COPY and LOAD. */
    private static @Nullable String type(Statement statement) {
        return switch (statement) {
            case Statement.Select select -> "SELECT";
            case Statement.Insert insert -> "INSERT";
            case Statement.Update update -> "UPDATE";
            case Statement.Delete delete -> "DELETE";
            case Statement.CreateTable create -> create.definition().query() == null ? "DDL" : "CTAS";
            case Statement.CreateView create -> "DDL";
            case Statement.CreateSchema create -> "DDL";
            case Statement.DropSchema drop -> "DDL";
            case Statement.Drop drop -> "DDL";
            case Statement.AddColumn add -> "DDL";
            case Statement.DropColumn drop -> "DDL";
            case Statement.AlterColumn alter -> "DDL";
            default -> null;
        };
    }
}
