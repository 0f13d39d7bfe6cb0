package dev.standin.aws.redshiftdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RedshiftDataTest {
    private static final String WORKGROUP = "group";

    @TempDir
    Path folder;

    private volatile Duration ahead = Duration.ZERO;
    private final Clock clock = new Clock() {
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

    private StateFolder state;
    private Warehouse warehouse;
    private RedshiftData service;
    private ModelledService modelled;
    private Endpoint endpoint;
    private Caller owner = new Callers().owner();
    private RedshiftDataClient client;

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

    private RedshiftDataClient client(String key) {
        return RedshiftDataClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(LocalClients.credentials(key))
                .build();
    }

    private DescribeStatementResponse run(String... sqls) {
        String id = sqls.length == 1
                ? client.executeStatement(
                                e -> e.workgroupName(WORKGROUP).database("dev").sql(sqls[0]))
                        .id()
                : client.batchExecuteStatement(
                                b -> b.workgroupName(WORKGROUP).database("dev").sqls(sqls))
                        .id();
        return client.describeStatement(d -> d.id(id).waitTimeSeconds(30));
    }

    private void ok(String... sqls) {
        DescribeStatementResponse described = run(sqls);
        assertThat(described.error()).isNull();
        assertThat(described.status()).isEqualTo(StatusString.FINISHED);
    }

    private List<List<Field>> rows(String sql) {
        DescribeStatementResponse described = run(sql);
        assertThat(described.error()).isNull();
        return client.getStatementResult(g -> g.id(described.id())).records();
    }

    private static SqlParameter parameter(String name, String value) {
        return SqlParameter.builder().name(name).value(value).build();
    }

    @Test
    void a_query_returns_typed_fields() {
        List<List<Field>> rows = rows(
                "select 7 / 2 as whole, cast(1.5 as decimal(6,2)) as exact, cast('x' as varchar(3)) as text, true as"
                        + " yes, null as nothing, cast(0.5 as double precision) as half, date '2026-01-31' as day");
        assertThat(rows.getFirst())
                .extracting(Field::toString)
                .containsExactly(
                        "Field(LongValue=3)",
                        "Field(StringValue=1.50)",
                        "Field(StringValue=x)",
                        "Field(BooleanValue=true)",
                        "Field(IsNull=true)",
                        "Field(DoubleValue=0.5)",
                        "Field(StringValue=2026-01-31)");
    }

    @Test
    void a_batch_is_all_or_nothing_and_says_which_statement_failed() {
        ok("create schema s", "create table s.t (n integer not null)");
        DescribeStatementResponse failed =
                run("insert into s.t values (1)", "insert into s.t values (null)", "insert into s.t values (3)");
        assertThat(failed.status()).isEqualTo(StatusString.FAILED);
        assertThat(failed.error()).contains("column n");
        assertThat(failed.subStatements())
                .extracting(s -> s.statusAsString())
                .containsExactly("FINISHED", "FAILED", "ABORTED");
        assertThat(rows("select count(*) from s.t").getFirst().getFirst().longValue())
                .isZero();
    }

    /** r_ALTER_TABLE.html: not within a transaction block, which a batch is unless its mode says otherwise. */
    @Test
    void a_column_is_made_wider_outside_a_transaction_only() {
        ok("create schema s", "create table s.t (c varchar(2))");
        String wider = "alter table s.t alter column c type varchar(3)";

        assertThat(run(wider, "select 1").error())
                .isEqualTo("ERROR: ALTER TABLE ALTER COLUMN cannot run inside a transaction block");
        String id = client.batchExecuteStatement(batch -> batch.workgroupName(WORKGROUP)
                        .database("dev")
                        .sqls(wider)
                        .executionMode("AUTO_COMMIT"))
                .id();

        assertThat(client.describeStatement(d -> d.id(id).waitTimeSeconds(30)).status())
                .isEqualTo(StatusString.FINISHED);
        ok("insert into s.t values ('abc')");
        assertThatThrownBy(() -> client.batchExecuteStatement(batch -> batch.workgroupName(WORKGROUP)
                        .database("dev")
                        .sqls("select 1", "select 2")
                        .executionMode("AUTO_COMMIT")))
                .hasMessageContaining("AUTO_COMMIT is supported for one statement only");
    }

    @Test
    void a_guard_fails_with_the_name_of_its_column() {
        ok(
                "create schema ops",
                "create table ops.guard (live_is_the_release_compared integer not null)",
                "create table ops.r (n integer)");
        assertThat(run("insert into ops.guard (live_is_the_release_compared) select case when count(*) = 1 then 1"
                                + " end from ops.r")
                        .error())
                .contains("live_is_the_release_compared");
    }

    @Test
    void the_same_token_is_the_same_statement_also_after_a_restart() throws IOException {
        ok("create schema s", "create table s.t (n integer)");
        String first = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("insert into s.t values (1)")
                        .clientToken("token-1"))
                .id();
        assertThat(client.describeStatement(d -> d.id(first).waitTimeSeconds(30))
                        .resultRows())
                .isEqualTo(1);
        close();
        open();
        assertThat(client.describeStatement(d -> d.id(first)).status()).isEqualTo(StatusString.FINISHED);
        String again = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("insert into s.t values (1)")
                        .clientToken("token-1"))
                .id();
        assertThat(again).isEqualTo(first);
        assertThat(rows("select count(*) from s.t").getFirst().getFirst().longValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 2")
                        .clientToken("token-1")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void what_was_committed_is_finished_though_its_end_was_never_written_down() throws Exception {
        ok("create schema s", "create table s.t (n integer)");
        String written = run("insert into s.t values (1)").id();
        restartWithoutTheLastEntry();
        assertThat(client.describeStatement(d -> d.id(written)).status()).isEqualTo(StatusString.FINISHED);
        assertThat(client.describeStatement(d -> d.id(written)).resultRows()).isEqualTo(1);
        String read = run("select 1").id();
        restartWithoutTheLastEntry();
        assertThat(client.describeStatement(d -> d.id(read)).status()).isEqualTo(StatusString.ABORTED);
    }

    /** As after a crash between the commit and the journal's entry. */
    private void restartWithoutTheLastEntry() throws java.io.IOException {
        close();
        Path journal = folder.resolve("state/redshift-data/journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines.getLast()).contains("\"ended\"");
        Files.write(journal, lines.subList(0, lines.size() - 1));
        open();
    }

    @Test
    void parameters_are_values_and_each_must_be_used() {
        String id = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select cast(:n as integer) + 1 as m, :s as s")
                        .parameters(parameter("n", "41"), parameter("s", "it's")))
                .id();
        client.describeStatement(d -> d.id(id).waitTimeSeconds(30));
        List<Field> row = client.getStatementResult(g -> g.id(id)).records().getFirst();
        assertThat(row.get(0).longValue()).isEqualTo(42);
        assertThat(row.get(1).stringValue()).isEqualTo("it's");
        String unused = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 1")
                        .parameters(parameter("n", "1")))
                .id();
        assertThat(client.describeStatement(d -> d.id(unused).waitTimeSeconds(30))
                        .error())
                .contains("unused");
    }

    @Test
    void copy_loads_a_manifest_and_fails_with_place_and_value() throws Exception {
        Files.writeString(folder.resolve("lake/a.csv"), "1,\"say \"\"hi\"\"\",2026-01-31,\n2,\\N,\\N,x\n");
        Files.writeString(folder.resolve("lake/bad.csv"), "1,a,2026-01-31,x\n2,b,2026-13-31,x\n");
        Files.writeString(
                folder.resolve("lake/m.manifest"),
                "{\"entries\":[{\"url\":\"s3://lake/a.csv\",\"mandatory\":true,\"meta\":{\"content_length\":"
                        + Files.size(folder.resolve("lake/a.csv")) + "}}]}");
        ok("create schema raw", "create table raw.t (id integer, s varchar(20), d date, e varchar(5))");
        assertThat(run("copy raw.t (id, s, d, e) from 's3://lake/m.manifest' iam_role"
                                + " 'arn:aws:iam::000000000000:role/copy' manifest format as csv null as '\\\\N'")
                        .error())
                .isNull();
        assertThat(rows("select s, e, d from raw.t where id = 1").getFirst())
                .extracting(Field::stringValue)
                .containsExactly("say \"hi\"", "", "2026-01-31");
        assertThat(run("copy raw.t from 's3://lake/bad.csv' iam_role default format as csv")
                        .error())
                .contains("bad.csv", "line 2", "column d", "2026-13-31");
        assertThat(rows("select trim(sp.name), trim(le.colname), trim(le.raw_line), trim(le.raw_field_value),"
                                + " trim(le.err_reason) from stl_load_errors as le join stv_tbl_perm as sp on le.tbl ="
                                + " sp.id")
                        .getFirst())
                .extracting(Field::stringValue)
                .containsExactly("t", "d", "2,b,2026-13-31,x", "2026-13-31", "Invalid date; there is no such day");
        assertThat(rows("select trim(database_name), trim(file_name), trim(column_name), trim(column_type),"
                                + " trim(error_message), line_number, position, error_code from sys_load_error_detail"
                                + " where table_id in (select id from stv_tbl_perm)")
                        .getFirst()
                        .toString())
                .contains(
                        "=dev)",
                        "=s3://lake/bad.csv)",
                        "=d)",
                        "=date)",
                        "LongValue=2)",
                        "LongValue=0)",
                        "LongValue=1205)");
        assertThat(rows("select count(*) from raw.t").getFirst().getFirst().longValue())
                .isEqualTo(2);
    }

    @Test
    void what_is_not_granted_is_denied() {
        try (RedshiftDataClient reader = client("READER")) {
            assertThatThrownBy(() -> reader.executeStatement(
                            e -> e.workgroupName(WORKGROUP).database("dev").sql("select 1")))
                    .isInstanceOf(RedshiftDataException.class)
                    .hasMessageContaining("redshift-data:ExecuteStatement");
        }
    }

    @Test
    void transactions_cannot_be_steered_from_within_a_batch() {
        ok("create schema s", "create table s.t (n integer)");
        assertThat(run("select 1", "commit").error()).contains("COMMIT");
        assertThat(run("select 1", "truncate s.t").error()).contains("TRUNCATE");
        assertThat(run("select 1", "/* now */ TRUNCATE s.t").error()).contains("TRUNCATE cannot run inside a batch");
    }

    @Test
    void a_day_after_its_end_a_statement_and_its_results_do_not_exist() throws IOException {
        ok("create schema s", "create table s.t (n integer)");
        String token = "token-1";
        String query = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 1")
                        .clientToken(token))
                .id();
        String batch = run("select 1", "select 2").id();
        client.describeStatement(d -> d.id(query).waitTimeSeconds(30));
        ahead = Duration.ofHours(7);
        assertThat(client.executeStatement(e -> e.workgroupName(WORKGROUP)
                                .database("dev")
                                .sql("select 1")
                                .clientToken(token))
                        .id())
                .isEqualTo(query);
        ahead = Duration.ofHours(9);
        String another = client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 2")
                        .clientToken(token))
                .id();
        client.describeStatement(d -> d.id(another).waitTimeSeconds(30));
        ahead = Duration.ofHours(23);
        assertThat(client.getStatementResult(g -> g.id(query)).records()).hasSize(1);

        ahead = Duration.ofHours(25);

        for (String id : List.of(query, batch)) {
            assertThatThrownBy(() -> client.describeStatement(d -> d.id(id)))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Query does not exist");
            assertThatThrownBy(() -> client.getStatementResult(g -> g.id(id)))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
        assertThat(client.listStatements(l -> l.status("ALL")).statements())
                .extracting(listed -> listed.id())
                .containsExactly(another);
        assertThat(results()).containsExactly(another + ".jsonl");
        close();
        open();
        assertThat(client.listStatements(l -> l.status("ALL")).statements())
                .extracting(listed -> listed.id())
                .containsExactly(another);
        ahead = Duration.ofHours(34);
        close();
        open();
        assertThat(results()).isEmpty();
    }

    private List<String> results() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state/redshift-results"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void the_journal_forgets_too() throws IOException {
        Path journal = folder.resolve("state/redshift-data/journal.jsonl");
        String large = "select '" + "x".repeat(60_000) + "'";
        for (int number = 0; number < 20; number++) {
            run(large);
            ahead = ahead.plus(Duration.ofHours(25));
        }
        assertThat(Files.size(journal))
                .as("of more than a million bytes written")
                .isLessThan(700_000);
        String last = run("select 7").id();
        close();
        open();
        assertThat(client.getStatementResult(g -> g.id(last))
                        .records()
                        .getFirst()
                        .getFirst()
                        .longValue())
                .isEqualTo(7);
    }

    /** What is told of a statement is told of one moment, whether it runs or has ended. */
    @Test
    void a_list_of_a_status_has_no_other() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> looking = new ArrayList<>();
            for (String status : List.of("SUBMITTED", "STARTED")) {
                looking.add(threads.submit(() -> {
                    while (!over.get()) {
                        JsonNode listed = service.call(
                                owner,
                                "ListStatements",
                                JsonMapper.shared().createObjectNode().put("Status", status));
                        assertThat(listed.path("Statements"))
                                .allSatisfy(
                                        each -> assertThat(each.path("Status").asString())
                                                .isEqualTo(status));
                    }
                }));
            }
            for (int number = 0; number < 60; number++) {
                client.executeStatement(
                        e -> e.workgroupName(WORKGROUP).database("dev").sql("select 1"));
            }
            over.set(true);
            for (Future<?> each : looking) {
                each.get();
            }
        }
    }

    private static List<String> longOrDeep() {
        return List.of(
                "select " + "(".repeat(1_000) + "1" + ")".repeat(1_000),
                "select " + "1 + ".repeat(2_000) + "1",
                "select " + "not ".repeat(3_000) + "true",
                "select " + "(".repeat(30_000) + "1" + ")".repeat(30_000),
                "select " + "case when true then ".repeat(3_000) + "1" + " end".repeat(3_000));
    }

    @ParameterizedTest
    @MethodSource("longOrDeep")
    void a_statement_that_is_long_or_deep_ends(String sql) {
        DescribeStatementResponse described = run(sql);

        assertThat(described.status()).isIn(StatusString.FINISHED, StatusString.FAILED);
        if (described.status() == StatusString.FAILED) {
            assertThat(described.error()).doesNotContain("Exception", "java.", "StackOverflowError");
        }
        assertThat(rows("select 1")).hasSize(1);
    }

    @Test
    void what_the_service_does_not_have_is_refused_by_name() {
        assertThatThrownBy(() -> client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 1")
                        .dbUser("somebody")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("DbUser");
        assertThatThrownBy(() -> client.executeStatement(e -> e.workgroupName(WORKGROUP)
                        .database("dev")
                        .sql("select 1")
                        .withEvent(true)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("WithEvent");
    }

    @Test
    void a_table_is_described_and_a_missing_one_is_an_error_of_the_request() {
        ok("create schema shop");
        ok("create table shop.sale (n integer not null, city varchar(20))");

        assertThat(client.describeTable(d -> d.workgroupName(WORKGROUP)
                                .database("dev")
                                .schema("shop")
                                .table("sale"))
                        .columnList())
                .extracting(column -> column.name() + " " + column.typeName() + " " + column.precision())
                .containsExactly("n int4 10", "city varchar 20");
        assertThatThrownBy(() -> client.describeTable(d -> d.workgroupName(WORKGROUP)
                        .database("dev")
                        .schema("shop")
                        .table("sales")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("relation \"shop.sales\" does not exist");
        assertThatThrownBy(() -> client.listTables(
                        l -> l.workgroupName(WORKGROUP).database("dev").maxResults(1)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("MaxResults");
    }

    @Test
    void a_statement_that_the_engine_refuses_is_answered_in_redshifts_words() {
        ok("create table sale (n integer, city varchar(20))");

        assertThat(run("select city, sum(n) from sale").error())
                .isEqualTo("ERROR: column \"city\" must appear in the GROUP BY clause or be used in an aggregate"
                        + " function");
        assertThat(run("select sum(row_number() over (order by n)) over () from sale")
                        .error())
                .isEqualTo("ERROR: window function calls may not be nested");
    }
}
