package dev.larder.aws;

import dev.larder.core.engine.Batch;
import dev.larder.functions.port.AccessRefused;
import dev.larder.functions.port.ServiceBusy;
import dev.larder.functions.port.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** A database behind the Redshift Data API. Thread-safe. */
public final class DataApi implements Warehouse {
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

    @Override
    public Outcome submit(String token, String name, Batch batch) {
        try {
            return describe(send(token, name, batch));
        } catch (AwsServiceException e) {
            throw refused(e);
        }
    }

    @Override
    public Optional<Outcome> find(String id) {
        try {
            return Optional.of(describe(id));
        } catch (ResourceNotFoundException forgotten) {
            return Optional.empty();
        } catch (AwsServiceException e) {
            throw refused(e);
        }
    }

    @Override
    public void cancel(String id) {
        try {
            client.cancelStatement(cancel -> cancel.id(id));
        } catch (ResourceNotFoundException | ValidationException over) {
            // It ended a moment before, or a day ago: there is nothing to cancel.
        } catch (AwsServiceException e) {
            throw refused(e);
        }
    }

    /** The Data API and STS, which is asked for the role first, have the same word for it, with another ending. */
    private static RuntimeException refused(AwsServiceException failed) {
        if (failed instanceof ActiveStatementsExceededException) {
            return new ServiceBusy("Redshift runs as many statements as it may", failed);
        }
        if (failed instanceof ActiveSessionsExceededException) {
            return new ServiceBusy("Redshift has as many sessions as it may", failed);
        }
        if (failed instanceof ActiveWaitingRequestsExceededException) {
            return new ServiceBusy("as many wait for one statement of Redshift as may", failed);
        }
        AwsErrorDetails details = failed.awsErrorDetails();
        return details != null && details.errorCode().startsWith("AccessDenied")
                ? new AccessRefused(details.errorMessage(), failed)
                : failed;
    }

    private Outcome describe(String id) {
        DescribeStatementResponse answer =
                client.describeStatement(describe -> describe.id(id).waitTimeSeconds(WAIT));
        List<SubStatementData> parts = answer.subStatements();
        return new Outcome(
                id,
                switch (answer.status()) {
                    case FINISHED -> Status.FINISHED;
                    case FAILED, ABORTED -> Status.FAILED;
                    case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> Status.RUNNING;
                },
                answer.error(),
                parts.isEmpty()
                        ? List.of(id)
                        : parts.stream().map(SubStatementData::id).toList(),
                parts.stream().map(SubStatementData::status).toList().indexOf(StatementStatusString.FAILED));
    }

    @Override
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

    private String send(String token, String name, Batch sent) {
        return client.batchExecuteStatement(batch -> batch.workgroupName(workgroup)
                        .database(database)
                        .clientToken(token)
                        .statementName(name)
                        .sqls(sent.statements())
                        .parameters(sqlParameters(sent.parameters()))
                        .executionMode(sent.transaction() ? ExecutionMode.TRANSACTION : ExecutionMode.AUTO_COMMIT)
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
                        .map(entry -> SqlParameter.builder()
                                .name(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList();
    }
}
