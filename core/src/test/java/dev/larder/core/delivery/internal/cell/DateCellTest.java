package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.delivery.internal.cell.Cells.cell;
import static dev.larder.core.delivery.internal.cell.Cells.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.DateFormats;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateCellTest {
    private static final String CHARACTERS = "0123456789/.- 'y";

    /** Formats of digits at fixed places, read by a reader of their own, beside formats that are not. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "yyyy-MM-dd", "uuuu-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "MM.dd.yyyy", "dd-MM-uuuu", "yyyy_MM_dd",
                        "dd MM yyyy", "dd, MM: yyyy", "'on 'dd/MM/yyyy", "yyyy'y'MM'm'dd",
                "d/M/yyyy", "d MMM yyyy", "EEE dd MMMM yyyy", "yyyy-DDD", "yyyy-MM-dd'T'HH:mm", "dd/MM/yyyy HH:mm:ss",
                        "yy-MM-dd", "dd|MM|yyyy", "yyyy-MM-dd yyyy", "yyyy-MM-dd MM", "dd''MM''yyyy",
                "''yyyyMMdd", "yyyyMMdd''", "yyyy-MM-dd dd"
            })
    void values_are_read_as_javas_strict_formatter_reads_them(String format) {
        Cell cell = cell(column("d", Kind.DATE).format(format));
        DateTimeFormatter formatter = DateFormats.strict(format);
        Random random = new Random(format.hashCode());
        for (int round = 0; round < 1000; round++) {
            String text = mutated(formatter.format(day(random).atTime(random.nextInt(24), random.nextInt(60))), random);
            String expected = expected(text, format, formatter);
            if (!read(cell, text).equals(expected)) {
                assertThat(read(cell, text)).as("\"%s\" by %s", text, format).isEqualTo(expected);
            }
        }
    }

    private static LocalDate day(Random random) {
        return random.nextInt(4) == 0
                ? LocalDate.of(
                        List.of(1, 4, 100, 400, 1900, 2000, 2024, 9999).get(random.nextInt(8)),
                        1 + random.nextInt(12),
                        28)
                : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
    }

    /** Mostly with one or two characters replaced, left out or doubled. */
    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = random.nextInt(3); times > 0 && !mutated.isEmpty(); times--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(6)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> mutated.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return mutated.isEmpty() ? "x" : mutated.toString();
    }

    private static String expected(String text, String format, DateTimeFormatter formatter) {
        try {
            LocalDate date = LocalDate.parse(text, formatter);
            return date.getYear() >= 1 && date.getYear() <= 9999 ? date.toString() : "[is not a date " + format + "]";
        } catch (DateTimeException e) {
            return "[is not a date " + format + "]";
        }
    }

    @Test
    void every_day_of_the_calendar_is_a_date_and_no_other() {
        Cell cell = cell(column("d", Kind.DATE));
        for (int year : new int[] {0, 1, 4, 1900, 2000, 2023, 2024, 2100, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = "%04d-%02d-%02d".formatted(year, month, day);
                    String expected = year == 0
                            ? "[is not a date yyyy-MM-dd]"
                            : expected(text, "yyyy-MM-dd", DateTimeFormatter.ISO_LOCAL_DATE);
                    assertThat(read(cell, text)).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "yyyy-MM-dd, 2020-02-29, 2020-02-29", "yyyy-MM-dd, 2020-02-28, [is before 2020-02-29]",
                "yyyy-MM-dd, 2019-12-31, [is before 2020-02-29]",
        "yyyy-MM-dd, 2021-01-31, 2021-01-31", "yyyy-MM-dd, 2021-02-01, [is after 2021-01-31]",
                "yyyy-MM-dd, 2022-01-01, [is after 2021-01-31]",
        "d MMM yyyy, 29 Feb 2020, 2020-02-29", "d MMM yyyy, 28 Feb 2020, [is before 2020-02-29]",
                "d MMM yyyy, 1 Feb 2021, [is after 2021-01-31]",
        "yyyy-MM-dd, 2020-12-01, 2020-12-01", "yyyy-MM-dd, 2020-03-01, 2020-03-01",
                "yyyy-MM-dd, 2021-01-01, 2021-01-01",
    })
    void the_contracts_bounds_are_allowed_themselves(String format, String value, String answer) {
        assertThat(read(
                        cell(column("d", Kind.DATE)
                                .format(format)
                                .minimum("2020-02-29")
                                .maximum("2021-01-31")),
                        value))
                .isEqualTo(answer);
    }

    @Test
    void it_remembers_the_date_that_was_read_last() {
        for (String format : List.of("dd/MM/yyyy", "d/M/yyyy")) {
            DateCell cell = (DateCell) cell(column("d", Kind.DATE).format(format));
            byte[] bytes = "24/12/2026".getBytes(StandardCharsets.US_ASCII);

            assertThat(cell.convert(bytes, 0, bytes.length, new RowBuffer())).isNull();

            assertThat(List.of(cell.year(), cell.month(), cell.day())).containsExactly(2026, 12, 24);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0-1-1, [is not a date u-M-d]",
        "-1-1-1, [is not a date u-M-d]",
        "1-1-1, 0001-01-01",
        "9999-12-31, 9999-12-31",
        "10000-1-1, [is not a date u-M-d]"
    })
    void years_are_those_from_one_to9999(String value, String answer) {
        assertThat(read(cell(column("d", Kind.DATE).format("u-M-d")), value)).isEqualTo(answer);
    }
}
