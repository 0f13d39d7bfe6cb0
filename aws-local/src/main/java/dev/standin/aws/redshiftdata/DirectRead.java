package dev.standin.aws.redshiftdata;

import dev.standin.redshift.Database;
import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Users;
import dev.standin.redshift.dialect.parse.StatementText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements that only read, run without being kept as submissions; what they answer is what the Data API would. */
public final class DirectRead {
    private DirectRead() {}

    /** What a statement gave: labels, Redshift's names of types, and values as texts; null is SQL's null. */
    public record Answer(List<String> labels, List<String> types, List<List<@Nullable String>> rows) {
        public Answer {
            labels = List.copyOf(labels);
            types = List.copyOf(types);
            rows = List.copyOf(rows);
        }
    }

    /** A statement was refused, in the words of the Data API. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Runs them in one transaction as the first superuser; the answer is that of the last.
     *
     * @throws Refused if one of them is refused, also for its size
     */
    public static Answer run(Database database, List<String> statements, Map<String, String> parameters) {
        try (Session session = database.session(Users.ADMIN, parameters)) {
            return session.transaction(false, () -> {
                Answer answer = new Answer(List.of(), List.of(), List.of());
                for (String statement : statements) {
                    answer = answer(session.execute(StatementText.of(statement)));
                }
                return answer;
            });
        } catch (RuntimeException | Error failed) {
            throw new Refused(Executor.told("a read", failed), failed);
        }
    }

    private static Answer answer(Result result) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        long all = 0;
        for (List<@Nullable Object> row : result.rows()) {
            List<@Nullable String> texts = new ArrayList<>(row.size());
            long size = 0;
            for (Object value : row) {
                String text = value == null ? null : value.toString();
                size += text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
                texts.add(text);
            }
            all += size;
            Results.requireWithin(size, all);
            rows.add(Collections.unmodifiableList(texts));
        }
        return new Answer(
                result.columns().stream().map(column -> column.label()).toList(),
                result.columns().stream().map(column -> column.type().apiName()).toList(),
                rows);
    }
}
