package dev.standin.aws.redshiftdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.models.ModelledService;
import dev.standin.aws.models.SmithyModel;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** A Data API on an empty warehouse, with a client of the SDK and a clock that can be put forward. */
abstract class OpenRedshiftData {
    static final String WORKGROUP = "group";

    @TempDir
    Path folder;

    volatile Duration ahead = Duration.ZERO;
    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    StateFolder state;
    Warehouse warehouse;
    RedshiftData service;
    ModelledService modelled;
    Endpoint endpoint;
    Caller owner = new Callers().owner();
    RedshiftDataClient client;

    @BeforeEach
    void open() throws IOException {
        state = StateFolder.open(folder.resolve("state"));
        Path objects = Files.createDirectories(folder.resolve("lake"));
        warehouse = Warehouse.open(state.folder("redshift"), clock, new LakeFolder(objects));
        service = new RedshiftData(
                warehouse,
                state,
                clock,
                name -> "arn:aws:redshift-serverless:us-east-1:000000000000:workgroup/" + name,
                Limits.AWS);
        modelled = new ModelledService(service, SmithyModel.redshiftData());
        Callers callers = new Callers();
        owner = callers.addOwner(LocalClients.key("OWNER"));
        callers.add(
                LocalClients.key("READER"), "reader", List.of(new Permission("redshift-data:DescribeStatement", "*")));
        endpoint = Endpoint.bind(0, callers).register(modelled).start();
        client = client("OWNER");
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
        service.close();
        warehouse.close();
        state.close();
        assertThat(modelled.misfits()).isEmpty();
    }

    RedshiftDataClient client(String key) {
        return RedshiftDataClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(LocalClients.credentials(key))
                .build();
    }

    DescribeStatementResponse run(String... sqls) {
        String id = sqls.length == 1
                ? client.executeStatement(
                                e -> e.workgroupName(WORKGROUP).database("dev").sql(sqls[0]))
                        .id()
                : client.batchExecuteStatement(
                                b -> b.workgroupName(WORKGROUP).database("dev").sqls(sqls))
                        .id();
        return client.describeStatement(d -> d.id(id).waitTimeSeconds(30));
    }

    void ok(String... sqls) {
        DescribeStatementResponse described = run(sqls);
        assertThat(described.error()).isNull();
        assertThat(described.status()).isEqualTo(StatusString.FINISHED);
    }

    List<List<Field>> rows(String sql) {
        DescribeStatementResponse described = run(sql);
        assertThat(described.error()).isNull();
        return client.getStatementResult(g -> g.id(described.id())).records();
    }

    static SqlParameter parameter(String name, String value) {
        return SqlParameter.builder().name(name).value(value).build();
    }

    /** As after a crash between the commit and the journal's entry. */
    void restartWithoutTheLastEntry() throws java.io.IOException {
        close();
        Path journal = folder.resolve("state/redshift-data/journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines.getLast()).contains("\"ended\"");
        Files.write(journal, lines.subList(0, lines.size() - 1));
        open();
    }

    List<String> results() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state/redshift-results"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    static List<String> longOrDeep() {
        return List.of(
                "select " + "(".repeat(1_000) + "1" + ")".repeat(1_000),
                "select " + "1 + ".repeat(2_000) + "1",
                "select " + "not ".repeat(3_000) + "true",
                "select " + "(".repeat(30_000) + "1" + ")".repeat(30_000),
                "select " + "case when true then ".repeat(3_000) + "1" + " end".repeat(3_000));
    }
}
