package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.delivery.Checks.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns {@code timestamp} (no zone) and {@code timestamptz} (moments) of a supplier in Rome. */
class TimesTest {
    private static final String FINE = "dd/MM/yyyy HH:mm:ss.SSSSSSSSS";

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2026-07-01T08:09:10, 2026-07-01 06:09:10.000000+00",
        "2026-01-01 00:30, 2025-12-31 23:30:00.000000+00",
        "2026-07-01 08:09:10.1, 2026-07-01 06:09:10.100000+00",
        "2026-07-01 08:09:10.123456, 2026-07-01 06:09:10.123456+00",
        "2026-07-01T08:09:10Z, 2026-07-01 08:09:10.000000+00",
        "2026-07-01T08:09:10-0330, 2026-07-01 11:39:10.000000+00",
        "2026-07-01T08:09:10.000001+05:45, 2026-07-01 02:24:10.000001+00",
        "2026-07-01T08:09+18, 2026-06-30 14:09:00.000000+00",
        "0001-01-02T00:00:00, 0001-01-01 23:10:04.000000+00",
        "1969-12-31T23:59:59.999999Z, 1969-12-31 23:59:59.999999+00",
        "9999-12-31T23:59:59, 9999-12-31 22:59:59.000000+00",
    })
    void a_moment_is_written_in_utc_with_six_decimals(String value, String conformed) {
        assertThat(conformed(column("t", Kind.TIMESTAMPTZ), value)).isEqualTo(conformed);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2026-07-01T08:09:10, 2026-07-01 08:09:10.000000",
        "2026-03-29 02:30, 2026-03-29 02:30:00.000000",
        "0001-01-01T00:00:00.000001, 0001-01-01 00:00:00.000001",
        "9999-12-31T23:59:59.999999, 9999-12-31 23:59:59.999999",
    })
    void a_timestamp_without_zone_is_written_as_it_stands(String value, String conformed) {
        assertThat(conformed(column("t", Kind.TIMESTAMP), value)).isEqualTo(conformed);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "TIMESTAMP, 2026-07-01T08:09:10Z, 'has an offset from UTC, which a timestamp without time zone cannot keep'",
        "TIMESTAMP, 2026-07-01T08:09:10+00:00, 'has an offset from UTC, which a timestamp without time zone cannot keep'",
        "TIMESTAMP, 2026-07-01, is not a date and time yyyy-MM-ddTHH:mm:ss",
        "TIMESTAMP, 2026-02-30T00:00:00, is not a date and time yyyy-MM-ddTHH:mm:ss",
        "TIMESTAMP, 2026-07-01T24:00:00, is not a date and time yyyy-MM-ddTHH:mm:ss",
        "TIMESTAMP, 2026-07-01T08:09:10.1234567, has more than 6 decimals of a second",
        "TIMESTAMPTZ, 2026-07-01T08:09:10.1234567Z, has more than 6 decimals of a second",
        "TIMESTAMPTZ, 0001-01-01T00:00:00+01, is not a date and time yyyy-MM-ddTHH:mm:ss",
        "TIMESTAMPTZ, 9999-12-31T23:59:59-01, is not a date and time yyyy-MM-ddTHH:mm:ss",
        "TIMESTAMPTZ, 2026-07-01T08:09:10+19, is not a date and time yyyy-MM-ddTHH:mm:ss",
        "TIMESTAMPTZ, 2026-03-29T02:30:00, does not exist: clocks skip this hour (daylight saving)",
        "TIMESTAMPTZ, '2026-07-01 08:09:10 CET', is not a date and time yyyy-MM-ddTHH:mm:ss",
    })
    void a_time_that_cannot_be_kept_is_a_problem(Kind kind, String value, String note) {
        assertThat(note(column("t", kind), value)).isEqualTo(note);
    }

    @Test
    void a_format_says_how_times_are_written() {
        assertThat(conformed(column("t", Kind.TIMESTAMP).format("dd.MM.yyyy HH:mm"), "01.07.2026 08:09"))
                .isEqualTo("2026-07-01 08:09:00.000000");
        assertThat(conformed(column("t", Kind.TIMESTAMP).format("d MMM yyyy h:mm a"), "1 Jul 2026 8:09 PM"))
                .isEqualTo("2026-07-01 20:09:00.000000");
        assertThat(conformed(column("t", Kind.TIMESTAMP).format(FINE), "01/07/2026 08:09:10.123456000"))
                .isEqualTo("2026-07-01 08:09:10.123456");
        assertThat(conformed(column("t", Kind.TIMESTAMPTZ).format("yyyyMMddHHmmss"), "20260701080910"))
                .isEqualTo("2026-07-01 06:09:10.000000+00");
        assertThat(conformed(
                        column("t", Kind.TIMESTAMPTZ).format("yyyy-MM-dd HH:mm:ss XXX"), "2026-07-01 08:09:10 -04:00"))
                .isEqualTo("2026-07-01 12:09:10.000000+00");
    }

    @Test
    void a_time_that_does_not_have_the_format_is_a_problem() {
        assertThat(note(column("t", Kind.TIMESTAMP).format("dd.MM.yyyy HH:mm"), "2026-07-01T08:09"))
                .isEqualTo("is not a date and time dd.MM.yyyy HH:mm");
        assertThat(note(column("t", Kind.TIMESTAMP).format("d MMM yyyy h:mm a"), "31 Feb 2026 8:09 PM"))
                .isEqualTo("is not a date and time d MMM yyyy h:mm a");
        assertThat(note(column("t", Kind.TIMESTAMP).format(FINE), "01/07/2026 08:09:10.123456789"))
                .isEqualTo("has more than 6 decimals of a second");
        assertThat(note(column("t", Kind.TIMESTAMP).format("yyyy-MM-dd HH:mm:ss XXX"), "2026-07-01 08:09:10 Z"))
                .isEqualTo("has an offset from UTC, which a timestamp without time zone cannot keep");
    }

    @Test
    void times_that_were_two_moments_are_counted_and_the_earlier_one_is_taken() {
        MemoryParts parts = new MemoryParts();

        Checked checked = check(
                contract(column("t", Kind.TIMESTAMPTZ)),
                "t\n2026-10-25T02:30:00\n2026-10-25T02:30:00+01\n2026-10-25T03:30:00\n2026-10-25T02:59:59\n",
                parts);

        assertThat(checked.warnings())
                .containsExactly("2 times were two moments, since the clock was put back; the earlier one was taken");
        assertThat(parts.text().lines())
                .extracting(line -> line.substring(0, 29))
                .containsExactly(
                        "2026-10-25 00:30:00.000000+00",
                        "2026-10-25 01:30:00.000000+00",
                        "2026-10-25 02:30:00.000000+00",
                        "2026-10-25 00:59:59.000000+00");
    }

    @Test
    void a_time_without_zone_is_never_two_moments() {
        assertThat(check(contract(column("t", Kind.TIMESTAMP)), "t\n2026-10-25T02:30:00\n")
                        .warnings())
                .isEmpty();
    }

    private static String conformed(ColumnBuilder column, String value) {
        MemoryParts parts = new MemoryParts();
        assertThat(check(contract(column), "t\n" + value + "\n", parts).problems())
                .isEmpty();
        return parts.text().substring(0, parts.text().indexOf(",d1,"));
    }

    private static String note(ColumnBuilder column, String value) {
        return check(contract(column), "t\n" + value + "\n")
                .problems()
                .getFirst()
                .note();
    }

    private static Contract contract(ColumnBuilder column) {
        return ContractBuilder.rx(column).italian().build();
    }
}
