package dev.larder.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
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

    /** What became of a statement or batch; {@code error} is Redshift's own text, for FAILED. */
    public record Outcome(String id, Status status, @Nullable String error, List<String> statementIds) {
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

    /** A result: column labels, and rows of values as text; null is SQL's null. */
    public record Rows(List<String> columns, List<List<@Nullable String>> rows) {}

    /**
     * Sends a batch, one transaction, unless one of this token was sent in the last eight hours, and waits for it a little.
     *
     * @param token 1 to 64 characters; the same token always means the same batch
     * @throws WarehouseBusy when too many statements are active
     */
    public Outcome submit(String token, String name, List<String> statements, Map<String, String> parameters) {
        try {
            return describe(statements.size() == 1 ? one(token, name, statements.getFirst(), parameters) : many(token, name, statements, parameters));
        } catch (ActiveStatementsExceededException e) {
            throw new WarehouseBusy("Redshift runs as many statements as it may; the step is tried again", e);
        }
    }

    /** Where a statement or batch stands; waits for it a little. */
    public Outcome describe(String id) {
        DescribeStatementResponse answer = client.describeStatement(describe -> describe.id(id).waitTimeSeconds(WAIT));
        List<String> statements = answer.hasSubStatements() && !answer.subStatements().isEmpty()
                ? answer.subStatements().stream().map(SubStatementData::id).toList()
                : List.of(id);
        return new Outcome(
                id,
                switch (answer.status()) {
                    case FINISHED -> Status.FINISHED;
                    case FAILED, ABORTED -> Status.FAILED;
                    case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> Status.RUNNING;
                },
                answer.error(),
                statements);
    }

    /** The rows of a finished statement that returns some. */
    public Rows rows(String statementId) {
        List<String> columns = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (GetStatementResultResponse page : client.getStatementResultPaginator(result -> result.id(statementId))) {
            if (columns.isEmpty()) {
                page.columnMetadata().forEach(column -> columns.add(column.label()));
            }
            page.records().forEach(row -> rows.add(texts(row)));
        }
        return new Rows(columns, rows);
    }

    private String one(String token, String name, String sql, Map<String, String> parameters) {
        return client.executeStatement(execute -> execute.workgroupName(workgroup)
                        .database(database)
                        .clientToken(token)
                        .statementName(name)
                        .sql(sql)
                        .parameters(sqlParameters(parameters))
                        .waitTimeSeconds(WAIT))
                .id();
    }

    private String many(String token, String name, List<String> statements, Map<String, String> parameters) {
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
