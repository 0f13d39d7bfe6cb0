package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.standin.redshift.load.LakeFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code timestamp} and {@code timestamptz}, their literals, casts, functions and time zones. The session's zone is UTC. */
class MomentsTest {
    private static final String FILE = """
        1,2026-07-01 06:09:10.123456+00,2026-07-01 08:09:10.123456
        2,2025-12-31 23:30:00.000000+00,2026-01-01 00:30:00.000000
        3,\\N,\\N
        4,2026-07-01 08:09:10.5+02,2026-07-01 08:09:10
        5,2026-07-01 08:09:10-0330,2026-07-01 08:09:10.000001
        """;
    private final Warehouse warehouse;
    private final Session session;

    MomentsTest(@TempDir Path folder) throws Exception {
        LakeFolder lake = new LakeFolder(folder.resolve("lake"))
                .with(
                        "m",
                        "{\"entries\": [{\"url\": \"s3://lake/part\", \"mandatory\": true}]}"
                                .getBytes(StandardCharsets.UTF_8))
                .with("part", Zstd.compress(FILE.getBytes(StandardCharsets.UTF_8)));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        session = warehouse.database("dev").session("admin", Map.of());
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    private String first(String sql) {
        return execute(sql).rows().getFirst().toString();
    }

    /** By pages of docs.aws.amazon.com/redshift/latest/dg; the first four are their examples. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "r_AT_TIME_ZONE|timestamp '2001-02-16 20:38:40' at time zone 'MST'|2001-02-17 03:38:40+00",
                "r_AT_TIME_ZONE|timestamp with time zone '2001-02-16 20:38:40-05' at time zone 'MST'|2001-02-16"
                        + " 18:38:40",
                "r_TIMEZONE|timezone('PST', timestamp '2008-06-17 09:44:54')|2008-06-17 17:44:54+00",
                "r_TIMEZONE|timezone('PST', '2008-06-17 09:44:54+00'::timestamptz)|2008-06-17 01:44:54",
                "CONVERT_TIMEZONE|convert_timezone('UTC', 'EST', timestamp '2013-02-28 16:13:51')|2013-02-28 11:13:51",
                "CONVERT_TIMEZONE|convert_timezone('EST', '2013-02-28 16:13:51')|2013-02-28 11:13:51",
                "CONVERT_TIMEZONE|convert_timezone('America/New_York', '2013-07-28 16:13:51')|2013-07-28 12:13:51",
                "CONVERT_TIMEZONE|convert_timezone('America/New_York', 'EST', timestamp '2013-03-09"
                        + " 11:00:00')|2013-03-09 11:00:00",
                "CONVERT_TIMEZONE|convert_timezone('America/New_York', 'EST', timestamp '2013-03-10"
                        + " 11:00:00')|2013-03-10 10:00:00",
                "r_Examples_with_datetime_types|'2008-06-01 09:59:59-05'::timestamptz|2008-06-01 14:59:59+00",
                "r_Examples_with_datetime_types|cast('2008-12-31 18:20' as timestamptz)|2008-12-31 18:20:00+00",
            })
    void an_answer_is_as_the_page_says(String page, String sql, String answer) {
        assertThat(first("select " + sql)).as(page).isEqualTo("[" + answer + "]");
    }

    @Test
    void copy_loads_moments_and_timestamps_to_the_microsecond() {
        loaded();

        assertThat(execute("select id, m, t from seen order by id").rows().toString())
                .isEqualTo(
                        "[[1, 2026-07-01 06:09:10.123456+00, 2026-07-01 08:09:10.123456], [2, 2025-12-31 23:30:00+00,"
                                + " 2026-01-01 00:30:00], [3, null, null], [4, 2026-07-01 06:09:10.5+00, 2026-07-01"
                                + " 08:09:10], [5, 2026-07-01 11:39:10+00, 2026-07-01 08:09:10.000001]]");
        assertThat(execute("select m, t from seen where id = 0").columns())
                .extracting(Object::toString)
                .anySatisfy(column -> assertThat(column).contains("TIMESTAMPTZ"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cast(m as date)|2026-07-01",
                "cast(m as timestamp)|2026-07-01 06:09:10.123456",
                "cast(m as varchar(40))|2026-07-01 06:09:10.123456+00",
                "cast(t as date)|2026-07-01",
                "cast(t as timestamptz)|2026-07-01 08:09:10.123456+00",
                "cast(t as varchar(40))|2026-07-01 08:09:10.123456",
                "cast(cast(t as date) as timestamptz)|2026-07-01 00:00:00+00",
                "cast(cast(m as varchar(40)) as timestamptz)|2026-07-01 06:09:10.123456+00",
                "date_trunc('hour', m)|2026-07-01 06:00:00",
                "date_trunc('month', t)|2026-07-01 00:00:00",
                "extract(hour from m)|6.0",
                "extract(epoch from cast(m as timestamp))|1782886150",
                "extract(day from t)|1",
                "datediff(hour, m, '2026-07-02 00:00:00')|18",
                "datediff(day, date '2026-06-01', m)|30",
                "datediff(minute, m, t)|120",
                "dateadd(day, 1, m)|2026-07-02 06:09:10.123456",
                "last_day(m)|2026-07-31",
                "m at time zone 'Europe/Rome'|2026-07-01 08:09:10.123456",
                "t at time zone 'Europe/Rome'|2026-07-01 06:09:10.123456+00",
                "cast(m at time zone 'Europe/Rome' as date)|2026-07-01",
                "convert_timezone('UTC', 'Asia/Tokyo', m)|2026-07-01 15:09:10.123456",
                "to_char(m at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI')|2026-07-01 15:09",
                "m = t at time zone 'Europe/Rome'|true",
                "m between '2026-07-01 06:09:10+00' and timestamptz '2026-07-01 08:09:11+02'|true",
                "m < t|true",
                "m = '2026-07-01 08:09:10.123456+02'|true",
                "coalesce(m, timestamptz '2026-01-01 00:00:00+00')|2026-07-01 06:09:10.123456+00",
            })
    void a_loaded_moment_can_be_cast_cut_and_compared(String sql, String answer) {
        loaded();

        assertThat(first("select " + sql + " from seen where id = 1")).isEqualTo("[" + answer + "]");
    }

    @Test
    void the_text_of_a_fraction_has_no_zeros_at_its_end() {
        loaded();

        assertThat(execute("select cast(m as varchar(40)), cast(t as varchar(40)) from seen where id in (2, 4)"
                                + " order by id")
                        .rows()
                        .toString())
                .isEqualTo("[[2025-12-31 23:30:00+00, 2026-01-01 00:30:00], [2026-07-01 06:09:10.5+00, 2026-07-01"
                        + " 08:09:10]]");
    }

    @Test
    void a_moment_is_inserted_grouped_and_aggregated() {
        loaded();
        execute("create table copied (m timestamptz not null, t timestamp, d date)");
        execute("insert into copied (m, t, d) select m, m, m from seen where m is not null");
        execute("insert into copied (m) values ('2026-07-01 08:09:10.5+02')");

        assertThat(execute("select m, count(*) from copied group by m order by m desc")
                        .rows())
                .hasSize(4);
        assertThat(first("select min(m), max(m), min(t), count(distinct m) from copied"))
                .isEqualTo("[2025-12-31 23:30:00+00, 2026-07-01 11:39:10+00, 2025-12-31 23:30:00, 4]");
        assertThat(first("select lag(m) over (order by m) from copied order by m limit 1"))
                .isEqualTo("[null]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp '2026-03-29 02:30:00' at time zone 'Europe/Rome'|a local time that clocks there skip"
                        + " (daylight saving)",
                "timestamp '2026-10-25 02:30:00' at time zone 'Europe/Rome'|a local time that clocks there show twice"
                        + " (daylight saving)",
                "timestamp '2026-07-01 02:30:00' at time zone 'Rome'|the time zone 'Rome'; use a name of the IANA"
                        + " database",
                "convert_timezone('UTC+2', timestamp '2026-07-01 02:30:00')|the time zone 'UTC+2'",
                "timestamptz '1 Jul 2026'|the text \"1 Jul 2026\" as timestamp with time zone",
            })
    void what_is_not_documented_is_refused(String sql, String refusal) {
        assertThatThrownBy(() -> execute("select " + sql)).hasMessageContaining(refusal);
    }

    private void loaded() {
        execute("create table seen (id integer, m timestamptz, t timestamp)");
        execute("copy seen from 's3://lake/m' iam_role default manifest format as csv zstd timeformat 'auto'");
    }
}
