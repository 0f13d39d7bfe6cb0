package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.delivery.internal.cell.Cells.cell;
import static dev.larder.core.delivery.internal.cell.Cells.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.DateFormats;
import dev.larder.core.contract.FileDialect;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns {@code timestamp} and {@code timestamptz} against java.time. */
class TimestampCellsTest {
    private static final String NO_TIME = "[is not a date and time yyyy-MM-ddTHH:mm:ss]";
    private static final String TOO_FINE = "[has more than 6 decimals of a second]";
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
                    + "(?:\\.([0-9]+))?(?:(Z)|([+-])([0-9]{2})(?::?([0-9]{2}))?)?");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final String CHARACTERS = "0123456789:-.TZ+ /;";

    @Test
    void random_texts_are_read_as_java_time_reads_them() {
        Random random = new Random(11);
        Cell moments = cell(column("t", Kind.TIMESTAMPTZ));
        Cell timestamps = cell(column("t", Kind.TIMESTAMP));
        for (int round = 0; round < 20_000; round++) {
            String text = mutated(text(random), random);
            assertSame(text, read(moments, text), moment(text));
            assertSame(text, read(timestamps, text), timestamp(text));
        }
    }

    private static void assertSame(String text, String read, String expected) {
        if (!read.equals(expected)) {
            assertThat(read).as("\"%s\"", text).isEqualTo(expected);
        }
    }

    private static String text(Random random) {
        String date = "%04d-%02d-%02d"
                .formatted(
                        random.nextInt(8) == 0 ? random.nextInt(3) * 4999 + 1 : 1990 + random.nextInt(50),
                        1 + random.nextInt(12),
                        1 + random.nextInt(29));
        String time = "%s%02d:%02d".formatted(random.nextBoolean() ? "T" : " ", random.nextInt(24), random.nextInt(60));
        String seconds = random.nextInt(4) == 0 ? "" : ":%02d".formatted(random.nextInt(60));
        String fraction = random.nextBoolean() ? "" : "." + "9876543210".substring(0, random.nextInt(10));
        String offset = switch (random.nextInt(6)) {
            case 0 -> "Z";
            case 1 -> "%+03d".formatted(random.nextInt(39) - 19);
            case 2 -> "%+03d%02d".formatted(random.nextInt(37) - 18, random.nextInt(61));
            case 3 -> "%+03d:%02d".formatted(random.nextInt(37) - 18, random.nextInt(61));
            default -> "";
        };
        return date + time + seconds + fraction + offset;
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = Math.max(0, random.nextInt(5) - 2); times > 0; times--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(6)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                case 2 -> mutated.setLength(at + 1);
                default -> mutated.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return mutated.isEmpty() ? "x" : mutated.toString();
    }

    private static String moment(String text) {
        Matcher parts = ISO.matcher(text);
        LocalDateTime local = local(parts);
        if (local == null || isTooFine(parts)) {
            return local == null ? NO_TIME : TOO_FINE;
        }
        LocalDateTime utc = local.minusMinutes(offset(parts));
        return utc.getYear() < 1 || utc.getYear() > 9999 ? NO_TIME : WRITTEN.format(utc) + "+00";
    }

    private static String timestamp(String text) {
        Matcher parts = ISO.matcher(text);
        LocalDateTime local = local(parts);
        if (local == null || isTooFine(parts)) {
            return local == null ? NO_TIME : TOO_FINE;
        }
        boolean offset = parts.group(8) != null || parts.group(9) != null;
        return offset
                ? "[has an offset from UTC, which a timestamp without time zone cannot keep]"
                : WRITTEN.format(local);
    }

    /** Minutes east of UTC. */
    private static int offset(Matcher parts) {
        int hours = parts.group(10) == null ? 0 : Integer.parseInt(parts.group(10));
        int minutes = parts.group(11) == null ? 0 : Integer.parseInt(parts.group(11));
        if (hours > 18 || minutes > 59) {
            throw new DateTimeException("no offset");
        }
        return ("-".equals(parts.group(9)) ? -1 : 1) * (hours * 60 + minutes);
    }

    private static boolean isTooFine(Matcher parts) {
        return parts.group(7) != null && parts.group(7).length() > 6;
    }

    private static @Nullable LocalDateTime local(Matcher parts) {
        if (!parts.matches() || parts.group(1).equals("0000")) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            int second = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
            String fraction = parts.group(7) == null ? "0" : parts.group(7);
            offset(parts);
            int micros = Integer.parseInt((fraction + "000000").substring(0, 6));
            return date.atTime(LocalTime.of(
                    Integer.parseInt(parts.group(4)), Integer.parseInt(parts.group(5)), second, micros * 1000));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2024-02-29T00:00, 2024-02-29 00:00:00.000000",
        "2023-02-29T00:00, " + NO_TIME,
        "1900-02-29T00:00, " + NO_TIME,
        "2000-02-29T23:59:59, 2000-02-29 23:59:59.000000",
        "2024-01-01T00:00:00.1, 2024-01-01 00:00:00.100000",
        "2024-01-01T00:00:00.12, 2024-01-01 00:00:00.120000",
        "2024-01-01T00:00:00.123, 2024-01-01 00:00:00.123000",
        "2024-01-01T00:00:00.1234, 2024-01-01 00:00:00.123400",
        "2024-01-01T00:00:00.12345, 2024-01-01 00:00:00.123450",
        "2024-01-01T00:00:00.000001, 2024-01-01 00:00:00.000001",
        "2024-01-01T00:00:00.0000010, " + TOO_FINE,
        "2024-01-01T00:00:00.123456789, " + TOO_FINE,
        "2024-01-01T00:00:00.1234567x, " + NO_TIME,
        "2024-01-01T00:00:00., " + NO_TIME,
        "2024-01-01T00:00:, " + NO_TIME,
        "2024-01-01T00:00:1, " + NO_TIME,
        "2024-01-01T00:00.5, 2024-01-01 00:00:00.500000",
        "2024-01-01T23:59:60, " + NO_TIME,
        "2024-01-01T00:60, " + NO_TIME,
    })
    void seconds_have_up_to_six_decimals(String value, String answer) {
        assertThat(read(cell(column("t", Kind.TIMESTAMP)), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "yyyyMMddHHmm",
                "yyyyMMddHHmmss",
                "dd.MM.yyyy HH:mm",
                "MM/dd/uuuu, HH:mm:ss",
                "HH:mm dd-MM-yyyy",
                "yyyy-MM-dd'T'HH:mm:ss",
                "'at' HH_mm yyyy-MM-dd",
                "yyyy-MM-dd HH:mm:mm",
                "d/M/yyyy H:mm",
                "yyyy-MM-dd hh:mm a",
                "yyyy-MM-dd HH:mm:ss.SSS",
                "yyyy-MM-dd HH",
                "dd MMM yyyy HH:mm:ss",
                "yyyy-MM-dd HH:ss"
            })
    void a_format_is_read_as_javas_strict_formatter_reads_it(String format) {
        DateTimeFormatter formatter = DateFormats.strict(format);
        Cell cell = cell(column("t", Kind.TIMESTAMP).format(format));
        Random random = new Random(format.hashCode());
        for (int round = 0; round < 1000; round++) {
            LocalDateTime time = LocalDateTime.of(2019, 12, 28, 0, 0, 0)
                    .plusSeconds(random.nextInt(200_000_000))
                    .withNano(123_000_000);
            String text = mutated(formatter.format(time), random);
            assertSame(text, read(cell, text), formatted(text, format, formatter));
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "20260301 235959, 2026-03-01 23:59:59.000000", "20260301 240000, [is not a date and time yyyyMMdd HHmmss]",
        "20260301 236000, [is not a date and time yyyyMMdd HHmmss]",
                "20260301 235960, [is not a date and time yyyyMMdd HHmmss]",
        "20260300 000000, [is not a date and time yyyyMMdd HHmmss]",
                "20261301 000000, [is not a date and time yyyyMMdd HHmmss]",
    })
    void the_last_moments_of_a_day_an_hour_and_a_minute_are_times(String value, String answer) {
        assertThat(read(cell(column("t", Kind.TIMESTAMP).format("yyyyMMdd HHmmss")), value))
                .isEqualTo(answer);
    }

    private static String formatted(String text, String format, DateTimeFormatter formatter) {
        try {
            LocalDateTime time = LocalDateTime.parse(text, formatter);
            return time.getYear() < 1 || time.getYear() > 9999
                    ? "[is not a date and time " + format + "]"
                    : WRITTEN.format(time);
        } catch (DateTimeException e) {
            return "[is not a date and time " + format + "]";
        }
    }

    /** Clocks that change by an hour, by half an hour, over midnight, by a day; and one that never does. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Europe/Rome",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Asia/Kathmandu",
                "America/Los_Angeles",
                "Pacific/Auckland",
                "UTC"
            })
    void local_times_are_the_moments_that_the_zone_says(String zone) {
        ZoneId id = ZoneId.of(zone);
        MomentCell cell =
                (MomentCell) Cell.of(column("t", Kind.TIMESTAMPTZ).build(), new FileDialect("UTF-8", ',', '.', zone));
        Random random = new Random(zone.hashCode());
        long ambiguous = 0;
        for (int round = 0; round < 3000; round++) {
            LocalDateTime local = near(id, random);
            List<ZoneOffset> offsets = id.getRules().getValidOffsets(local);
            ambiguous += offsets.size() == 2 ? 1 : 0;
            String expected = offsets.isEmpty()
                    ? "[does not exist: clocks skip this hour (daylight saving)]"
                    : WRITTEN.format(local.minusSeconds(offsets.getFirst().getTotalSeconds())) + "+00";
            assertSame(local.toString(), read(cell, WRITTEN.format(local)), expected);
        }
        assertThat(cell.ambiguous()).isEqualTo(ambiguous * Cells.READS);
    }

    /** Any time, or one within three days of a change of the clock, or one right before or after. */
    private static LocalDateTime near(ZoneId zone, Random random) {
        LocalDateTime any = LocalDateTime.of(2005, 1, 1, 0, 0).plusSeconds(random.nextInt(700_000_000));
        var change = zone.getRules().nextTransition(any.toInstant(ZoneOffset.UTC));
        return switch (change == null ? 0 : random.nextInt(4)) {
            case 0 -> any;
            case 1 -> change.getDateTimeBefore().plusSeconds(random.nextInt(600_000) - 300_000);
            case 2 -> change.getDateTimeBefore().plusSeconds(random.nextInt(3) - 1);
            default -> change.getDateTimeAfter().plusSeconds(random.nextInt(3) - 1);
        };
    }

    @Test
    void a_date_shape_is_only_used_for_times_that_name_hour_and_minute() {
        ColumnBuilder hourOnly = column("t", Kind.TIMESTAMP).format("yyyy-MM-dd HH");

        assertThat(read(cell(hourOnly), "2026-03-01 07")).isEqualTo("2026-03-01 07:00:00.000000");
    }
}
