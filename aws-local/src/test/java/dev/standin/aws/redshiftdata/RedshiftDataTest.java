package dev.standin.aws.redshiftdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** What the Data API answers, through the client of the SDK. */
final class RedshiftDataTest extends OpenRedshiftData {
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
