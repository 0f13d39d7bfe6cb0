package dev.larder.aws;

import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.ServiceBusy;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/**
 * Single statements through the Redshift Data API: {@code CREATE DATABASE} and {@code DROP DATABASE} cannot be
 * in a batch, which is one transaction. Thread-safe.
 */
public final class AdminDataApi implements AdminDatabase {
    /** How long one call waits for a statement to end, in seconds; the service allows 30. */
    private static final int WAIT = 20;

    private final RedshiftDataClient client;
    private final String workgroup;
    private final @Nullable String secret;

    /** The workgroup's databases, as the user who signs. */
    public AdminDataApi(RedshiftDataClient client, String workgroup) {
        this(client, workgroup, null);
    }

    /** The workgroup's databases, as the user whose name and password the secret of this ARN has; null for the one who signs. */
    public AdminDataApi(RedshiftDataClient client, String workgroup, @Nullable String secret) {
        this.client = client;
        this.workgroup = workgroup;
        this.secret = secret;
    }

    @Override
    public Rows run(String database, String sql) {
        String id = send(database, sql);
        DescribeStatementResponse statement = described(id);
        while (isUnderWay(statement.status())) {
            statement = described(id);
        }
        if (statement.status() != StatusString.FINISHED) {
            throw new StatementFailed("in database " + database, sql, String.valueOf(statement.error()));
        }
        return Boolean.TRUE.equals(statement.hasResultSet())
                ? new DataApi(client, workgroup, database).rows(id)
                : new Rows(List.of(), List.of(), List.of());
    }

    private String send(String database, String sql) {
        String token = UUID.randomUUID().toString();
        try {
            return client.executeStatement(statement -> statement
                            .workgroupName(workgroup)
                            .database(database)
                            .secretArn(secret)
                            .clientToken(token)
                            .statementName("larder")
                            .sql(sql)
                            .waitTimeSeconds(WAIT))
                    .id();
        } catch (ActiveStatementsExceededException | ActiveSessionsExceededException full) {
            throw new ServiceBusy("Redshift runs as many statements as it may; repeat the deployment", full);
        }
    }

    private DescribeStatementResponse described(String id) {
        try {
            return client.describeStatement(describe -> describe.id(id).waitTimeSeconds(WAIT));
        } catch (ActiveWaitingRequestsExceededException full) {
            throw new ServiceBusy("as many wait for one statement of Redshift as may; repeat the deployment", full);
        }
    }

    private static boolean isUnderWay(StatusString status) {
        return switch (status) {
            case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> true;
            case FINISHED, FAILED, ABORTED -> false;
        };
    }
}
