package dev.larder.local;

import static org.awaitility.Awaitility.await;

import dev.larder.aws.AdminDataApi;
import dev.larder.aws.AwsClients;
import dev.larder.functions.base.DatabaseProviderCases;
import dev.larder.functions.port.AdminDatabase;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** The table of cases of the provider of databases on the local Redshift, through the Data API's own protocol. */
final class DatabaseProviderOnRedshiftTest extends DatabaseProviderCases {
    /** Ten to the eighteenth rows. */
    private static final String ENDLESS = "with digit as (" + "select 1 as n union all ".repeat(9)
            + "select 1 as n) select sum(d0.n + d17.n) from "
            + IntStream.range(0, 18).mapToObj(i -> "digit as d" + i).collect(Collectors.joining(" cross join "));

    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    private @Nullable AwsClients clients;

    @Override
    protected AdminDatabase newNamespace() {
        LocalAws aws = LocalAws.open(new LocalAws.Options(state(), 0), LocalAws.Watch.NOTHING, _ -> Stack.EMPTY);
        opened.add(aws);
        AwsClients made = new AwsClients(aws.variables());
        opened.add(made);
        clients = made;
        return new AdminDataApi(made.redshiftData(), "default");
    }

    /** In memory each of them is tried; here too with {@code -Dlarder.failures.every=1}. */
    @Override
    protected int failsEvery() {
        return Integer.getInteger("larder.failures.every", 7);
    }

    private Path state() {
        try {
            return Files.createTempDirectory(folder, "state");
        } catch (IOException full) {
            throw new AssertionError(full);
        }
    }

    /** A statement that runs until it is stopped. */
    @Override
    protected void openSession(String database) {
        RedshiftDataClient data = Objects.requireNonNull(clients).redshiftData();
        String id = data.executeStatement(statement ->
                        statement.workgroupName("default").database(database).sql(ENDLESS))
                .id();
        await().until(() ->
                data.describeStatement(statement -> statement.id(id)).status().equals(StatusString.STARTED));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }
}
