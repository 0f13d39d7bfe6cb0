package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed with a column of every type that a contract can have, from the file to the star. */
final class EveryTypeTest {
    private static final Map<String, String> PROJECT = Map.of(
            "contracts/reading.yaml", """
            apiVersion: v3.1.0
            kind: DataContract
            id: acme-reading-1.0.0
            version: 1.0.0
            status: active
            customProperties:
              - {property: supplier, value: acme}
              - {property: feed, value: reading}
              - {property: owner, value: lab}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: 'reading_.*'}
              - {property: coverage, value: period}
              - {property: period, value: {column: day, unit: day}}
              - {property: timeZone, value: Europe/Rome}
            schema:
              - name: reading
                properties:
                  - {name: day, logicalType: date, required: true}
                  - {name: label, logicalType: string, physicalType: varchar(20), required: true, primaryKey: true}
                  - {name: small, logicalType: integer, physicalType: smallint, required: true}
                  - {name: plain, logicalType: integer, physicalType: integer, required: true}
                  - {name: big, logicalType: integer, physicalType: bigint, required: true}
                  - {name: exact, logicalType: number, physicalType: "decimal(38,10)", required: true}
                  - {name: shown_at, logicalType: timestamp, physicalType: timestamp, required: true}
                  - {name: taken_at, logicalType: timestamp, physicalType: timestamptz, required: true}
                  - {name: sent_at, logicalType: timestamp, logicalTypeOptions: {format: "dd.MM.yyyy HH:mm"}}
                  - {name: valid, logicalType: boolean, required: true}
            """,
            "sql/qa/reading.sql", """
            -- Readings.
            -- reads current.reading by day
            select day, label, small, plain, big, exact, shown_at, taken_at, sent_at, valid from current.reading
            """,
            "sql/star/fct_reading.sql", """
            -- Readings, one row each.
            -- grain: label, day    period: day    owner: lab    maturity: solid
            -- reads qa.reading by day
            -- test hour between 0 and 23
            create table star.fct_reading (
                day date not null,
                label varchar(20) not null,
                small smallint not null,
                plain integer not null,
                big bigint not null,
                exact decimal(38,10) not null,
                shown_at timestamp not null,
                taken_at timestamptz not null,
                sent_at timestamptz,
                valid boolean not null,
                taken_hour timestamp not null,
                taken_on date not null,
                local_time timestamp not null,
                tokyo_time timestamp not null,
                stated_at timestamptz not null,
                minutes bigint not null,
                hour integer not null,
                written varchar(40) not null
            ) sortkey (taken_at);

            select
                day, label, small, plain, big, exact, shown_at, taken_at, sent_at, valid,
                date_trunc('hour', taken_at) as taken_hour,
                cast(taken_at as date) as taken_on,
                taken_at at time zone 'Europe/Rome' as local_time,
                convert_timezone('UTC', 'Asia/Tokyo', taken_at) as tokyo_time,
                shown_at at time zone 'Europe/Rome' as stated_at,
                datediff(minute, sent_at, taken_at) as minutes,
                cast(extract(hour from taken_at) as integer) as hour,
                cast(taken_at as varchar(40)) as written
            from qa.reading
            """,
            "sql/tests/readings_are_of_their_day.sql", """
            -- A reading's day is the day in Rome.
            -- gate: input    severity: block    owner: lab
            select label, taken_at from current.reading where cast(taken_at at time zone 'Europe/Rome' as date) <> day
            """);
    private static final String HEADER = "day,label,small,plain,big,exact,shown_at,taken_at,sent_at,valid\n";
    private static final String FIRST =
            "2026-07-01,a,-32768,-2147483648,-9223372036854775808,-1234567890123456789012345678.0123456789,"
                    + "2026-07-01T08:09:10.123456,2026-07-01T08:09:10.123456,01.07.2026 08:00,true\n";
    private static final String OTHERS = """
            2026-03-29,b,32767,2147483647,9223372036854775807,0.5,2026-03-29 03:30,2026-03-29T01:59:59.000001,29.03.2026 01:00,0
            2026-07-01,c,0,0,0,0,2026-07-01T00:00,2026-06-30T22:00:00.25-00:30,30.06.2026 23:00,1
            """;
    private static final String STAR =
            "select label, small, plain, big, exact, shown_at, taken_at, sent_at, valid from star.fct_reading order by label";

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void publish() throws IOException {
        for (Map.Entry<String, String> file : PROJECT.entrySet()) {
            Path path = folder.resolve("project").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Typed typed = drop("released", "reading_1.csv", FIRST + OTHERS);
        assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
    }

    @Test
    void every_value_reaches_the_star_as_it_was_sent() {
        assertThat(query("released", STAR)).isEqualTo("""
                label,small,plain,big,exact,shown_at,taken_at,sent_at,valid
                a,-32768,-2147483648,-9223372036854775808,-1234567890123456789012345678.0123456789,2026-07-01 08:09:10.123456,2026-07-01 06:09:10.123456+00,2026-07-01 06:00:00+00,true
                b,32767,2147483647,9223372036854775807,0.5000000000,2026-03-29 03:30:00,2026-03-29 00:59:59.000001+00,2026-03-29 00:00:00+00,false
                c,0,0,0,0.0000000000,2026-07-01 00:00:00,2026-06-30 22:30:00.25+00,2026-06-30 21:00:00+00,true
                """);
        assertThat(query("released", "select label, taken_at from raw.reading order by label")
                        .lines())
                .hasSize(4);
    }

    @Test
    void moments_are_cut_cast_and_shown_in_other_zones_by_a_model() {
        assertThat(query(
                        "released",
                        "select taken_hour, taken_on, local_time, tokyo_time, stated_at, minutes, hour, written from star.fct_reading"
                                + " where label <> 'c' order by label"))
                .isEqualTo("""
                taken_hour,taken_on,local_time,tokyo_time,stated_at,minutes,hour,written
                2026-07-01 06:00:00,2026-07-01,2026-07-01 08:09:10.123456,2026-07-01 15:09:10.123456,2026-07-01 06:09:10.123456+00,9,6,2026-07-01 06:09:10.123456+00
                2026-03-29 00:00:00,2026-03-29,2026-03-29 01:59:59.000001,2026-03-29 09:59:59.000001,2026-03-29 01:30:00+00,59,0,2026-03-29 00:59:59.000001+00
                """);
    }

    @Test
    void a_microsecond_is_a_difference_that_is_published() throws IOException {
        Folders.copy(folder.resolve("released"), folder.resolve("corrected"));

        Typed typed = drop("corrected", "reading_2.csv", FIRST.replace("T08:09:10.123456,01", "T08:09:10.123457,01"));

        assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
        assertThat(query("corrected", "select label, shown_at, taken_at from star.fct_reading order by label"))
                .isEqualTo("""
                label,shown_at,taken_at
                a,2026-07-01 08:09:10.123456,2026-07-01 06:09:10.123457+00
                b,2026-03-29 03:30:00,2026-03-29 00:59:59.000001+00
                """);
    }

    @Test
    void a_time_that_no_clock_showed_and_an_offset_that_would_be_lost_are_told_to_the_supplier() throws IOException {
        String skipped = FIRST.replace("2026-07-01T08:09:10.123456,01.07", "2026-03-29T02:30:00,01.07");
        String offset = FIRST.replace("2026-07-01T08:09:10.123456,2026", "2026-07-01T08:09:10+02:00,2026");

        Typed typed = drop("rejected", "reading_3.csv", skipped + offset + FIRST.replace(",-32768,", ",-32769,"));

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.out())
                .contains(
                        "line 2, column 8 \"taken_at\"", "does not exist: clocks skip this hour (daylight saving)",
                        "line 3, column 7 \"shown_at\"",
                                "has an offset from UTC, which a timestamp without time zone cannot keep",
                        "line 4, column 3 \"small\"", "is outside the range of smallint, -32768 to 32767");
    }

    private static Typed drop(String state, String name, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve(name), HEADER + rows);
        return Typed.larder(
                "run",
                "--project",
                folder.resolve("project"),
                "--state",
                folder.resolve(state),
                "--as",
                "acme/reading",
                "--at",
                "2026-07-02T07:00:00Z",
                "--drop",
                file);
    }

    private static String query(String state, String sql) {
        Typed typed = Typed.larder(
                "query",
                "--project",
                folder.resolve("project"),
                "--state",
                folder.resolve(state),
                "--format",
                "csv",
                sql);
        assertThat(typed.exit()).as(typed.err()).isZero();
        return typed.out();
    }
}
