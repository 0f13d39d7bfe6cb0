package dev.larder.aws;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** One database, reached through the Redshift Data API. Thread-safe. */
public final class DataApi {
    /** How long one call waits for a statement to end, in seconds; the service allows 30. */
    private static final int WAIT = 20;

    private final RedshiftDataClient client;
    private final String workgroup;
    private final String database;

    /** The database of a Redshift Serverless workgroup. */
    public DataApi(RedshiftDataClient client, String workgroup, String database) {
        this.client = client;
        this.workgroup = workgroup;
        this.database = database;
    }

    /**
     * What became of a statement or batch.
     *
     * @param error Redshift's own text, for FAILED
     * @param statementIds of a batch, in the order of its statements; otherwise the one id
     * @param failed position in a batch, from 0, of the statement that failed; -1 for none
     */
    public record Outcome(String id, Status status, @Nullable String error, List<String> statementIds, int failed) {
        /** Copies the list. */
        public Outcome {
            statementIds = List.copyOf(statementIds);
        }
    }

    /** Where a statement stands. */
    public enum Status {
        RUNNING,
        FINISHED,
        FAILED
    }

    /** A result: column labels, Redshift's names of their types, and rows of values as text; null is SQL's null. */
    public record Rows(List<String> columns, List<String> types, List<List<@Nullable String>> rows) {
        /** The value that must be there; throws {@link IllegalStateException} for a row or column that is not, or null. */
        public String text(int row, String column) {
            int position = columns.indexOf(column);
            String value = row < rows.size() && position >= 0 ? rows.get(row).get(position) : null;
            if (value == null) {
                throw new IllegalStateException("expected a value in row " + (row + 1) + ", column " + column + "; found columns "
                        + columns + " and " + rows.size() + " rows");
            }
            return value;
        }
    }

    /**
     * Sends a batch, one transaction, unless one of this token was sent in the last eight hours, and waits for it a little.
     *
     * @param token 1 to 64 characters; the same token always means the same batch
     * @throws ServiceBusy when too many statements are active
     */
    public Outcome submit(String token, String name, List<String> statements, Map<String, String> parameters) {
        try {
            return describe(send(token, name, statements, parameters));
        } catch (ActiveStatementsExceededException e) {
            throw new ServiceBusy("Redshift runs as many statements as it may; the step is tried again", e);
        }
    }

    /** Where a statement or batch stands; empty when the service no longer knows it, which it does for 24 hours. */
    public Optional<Outcome> find(String id) {
        try {
            return Optional.of(describe(id));
        } catch (ResourceNotFoundException forgotten) {
            return Optional.empty();
        }
    }

    /** Where a statement or batch stands; waits for it a little. */
    public Outcome describe(String id) {
        DescribeStatementResponse answer = client.describeStatement(describe -> describe.id(id).waitTimeSeconds(WAIT));
        List<SubStatementData> parts = answer.subStatements();
        return new Outcome(
                id,
                switch (answer.status()) {
                    case FINISHED -> Status.FINISHED;
                    case FAILED, ABORTED -> Status.FAILED;
                    case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> Status.RUNNING;
                },
                answer.error(),
                parts.isEmpty() ? List.of(id) : parts.stream().map(SubStatementData::id).toList(),
                parts.stream().map(SubStatementData::status).toList().indexOf(StatementStatusString.FAILED));
    }

    /**
     * Runs selects in one transaction and gives their rows, in the same order. Nothing is remembered: called again, it reads again.
     *
     * @param queries 1 to 40; a parameter has the same value in all of them
     * @throws StatementFailed when one of them is refused
     * @throws ServiceBusy when they take longer than the patience
     */
    public List<Rows> read(String name, List<Query> queries, Duration patience) {
        SortedMap<String, String> parameters = new TreeMap<>();
        queries.forEach(query -> parameters.putAll(query.parameters()));
        Batch batch = new Batch(name, queries.stream().map(Query::sql).toList(), parameters);
        return run(UUID.randomUUID().toString(), name, batch, patience).statementIds().stream().map(this::rows).toList();
    }

    /**
     * Runs a batch, one transaction, and waits for its end.
     *
     * @param token as in {@link #submit}
     * @throws StatementFailed when a statement is refused
     * @throws ServiceBusy when it takes longer than the patience
     */
    public Outcome run(String token, String name, Batch batch, Duration patience) {
        Outcome outcome = submit(token, name, batch.statements(), batch.parameters());
        long end = System.nanoTime() + patience.toNanos();
        while (outcome.status() == Status.RUNNING) {
            if (System.nanoTime() > end) {
                throw new ServiceBusy(
                        "Redshift has not answered \"" + name + "\" within " + patience.toSeconds() + " seconds; the step is tried again", null);
            }
            outcome = describe(outcome.id());
        }
        if (outcome.status() == Status.FAILED) {
            throw new StatementFailed(name, String.valueOf(outcome.error()));
        }
        return outcome;
    }

    /** The rows of a finished statement that returns some. */
    public Rows rows(String statementId) {
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (GetStatementResultResponse page : client.getStatementResultPaginator(result -> result.id(statementId))) {
            if (columns.isEmpty()) {
                page.columnMetadata().forEach(column -> {
                    columns.add(column.label());
                    types.add(column.typeName());
                });
            }
            page.records().forEach(row -> rows.add(texts(row)));
        }
        return new Rows(columns, types, rows);
    }

    private String send(String token, String name, List<String> statements, Map<String, String> parameters) {
        return client.batchExecuteStatement(batch -> batch.workgroupName(workgroup)
                        .database(database)
                        .clientToken(token)
                        .statementName(name)
                        .sqls(statements)
                        .parameters(sqlParameters(parameters))
                        .waitTimeSeconds(WAIT))
                .id();
    }

    private static List<@Nullable String> texts(List<Field> row) {
        List<@Nullable String> texts = new ArrayList<>();
        row.forEach(field -> texts.add(text(field)));
        return texts;
    }

    private static @Nullable String text(Field field) {
        return switch (field.type()) {
            case STRING_VALUE -> field.stringValue();
            case LONG_VALUE -> String.valueOf(field.longValue());
            case DOUBLE_VALUE -> String.valueOf(field.doubleValue());
            case BOOLEAN_VALUE -> String.valueOf(field.booleanValue());
            case IS_NULL -> null;
            case BLOB_VALUE, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("the warehouse returned a value of type " + field.type()
                        + "; expected a text, number, boolean or null");
        };
    }

    private static @Nullable List<SqlParameter> sqlParameters(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? null
                : parameters.entrySet().stream()
                        .map(entry -> SqlParameter.builder().name(entry.getKey()).value(entry.getValue()).build())
                        .toList();
    }
}
