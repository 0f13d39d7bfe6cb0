package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals, functions of dates and formats; every answer is an example or a rule of the page of docs.aws.amazon.com/redshift/latest/dg that is named. */
class TimeAnswersTest extends OneWarehouse {
    private String first(String expression) {
        return execute("select " + expression).rows().getFirst().toString();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "r_interval_literals|date '2008-12-31' + interval '1 second'|2008-12-31 00:00:01",
                "r_interval_literals|date '2008-12-31' + interval '1 minute'|2008-12-31 00:01:00",
                "r_interval_literals|date '2008-12-31' + interval '3 hours, 35 minutes'|2008-12-31 03:35:00",
                "r_interval_literals|date '2008-12-31' + interval '52 weeks'|2009-12-30 00:00:00",
                "r_interval_literals|date '2008-12-31' + interval '1w, 1h, 1m, 1s'|2009-01-07 01:01:01",
                "r_interval_literals|date '2008-12-31' + interval '0.5 days'|2008-12-31 12:00:00",
                "r_interval_literals|date '2008-12-31' + interval '5'|2008-12-31 00:00:05",
                "r_interval_literals|interval '5 s' = interval '5 seconds'|true",
                "r_interval_literals|date '2023-02-15' - interval '4 months'|2022-10-15 00:00:00",
                "r_interval_literals|date '2023-03-31' - interval '4 months'|2022-11-30 00:00:00",
                "r_interval_data_types|date '2023-01-31' + interval '23' month|2024-12-31 00:00:00",
                "r_interval_data_types|date '2023-01-31' + interval '-2' day|2023-01-29 00:00:00",
                "r_Dateparts_for_datetime_functions|timestamp with time zone 'epoch' + date_part(epoch, timestamp"
                        + " '2008-01-01 20:00:00') * interval '1 second'|2008-01-01 20:00:00+00",
                "r_MONTHS_BETWEEN_function|months_between('1969-01-18', '1969-03-18')|-2.0",
                "r_MONTHS_BETWEEN_function|round(cast(months_between(timestamp '2008-12-25 15:00:00', timestamp"
                        + " '2008-01-21 19:30:00') as decimal(9,6)), 2)|11.12",
                "r_MONTHS_BETWEEN_function|months_between('2014-09-30', '2014-08-31')|1.0",
                "r_MONTHS_BETWEEN_function|months_between(timestamp '2014-02-15 10:00:00', '2014-01-15')|1.0",
                "r_MONTHS_BETWEEN_function|months_between(null, date '2014-01-15')|null",
                "r_NEXT_DAY|next_day('2014-08-20', 'Tuesday')|2014-08-26",
                "r_NEXT_DAY|next_day(date '2008-07-06', 'Monday')|2008-07-07",
                "r_NEXT_DAY|next_day(date '2014-08-20', 'wed')|2014-08-27",
                "r_ADD_MONTHS|add_months('2008-03-31', 1)|2008-04-30 00:00:00",
                "r_ADD_MONTHS|add_months(timestamp '2008-04-30 00:00:00', 1)|2008-05-31 00:00:00",
                "r_DATEADD_function|dateadd(month, 18, '2008-02-28')|2009-08-28 00:00:00",
                "r_DATEADD_function|dateadd(m, 30, '2008-02-28')|2008-02-28 00:30:00",
                "r_DATEADD_function|dateadd(ms, 1500, '2008-02-28')|2008-02-28 00:00:01.5",
                "r_DATEADD_function|dateadd(us, -1, '2008-02-28')|2008-02-27 23:59:59.999999",
                "r_DATEDIFF_function|datediff(week, '2009-01-01', '2009-12-31')|52",
                "r_DATEDIFF_function|datediff(hour, '2023-01-01', '2023-01-03 05:04:03')|53",
                "r_DATEDIFF_function|datediff(ms, timestamp '2023-01-01', timestamp '2023-01-01 00:00:01.5')|1500",
                "r_DATE_TRUNC|date_trunc('minute', timestamp '2020-04-30 04:05:06.789')|2020-04-30 04:05:00",
                "r_DATE_TRUNC|date_trunc('quarter', timestamp '2020-04-30 04:05:06.789')|2020-04-01 00:00:00",
                "r_DATE_TRUNC|date_trunc('week', timestamp '2022-04-30 04:05:06.789')|2022-04-25 00:00:00",
                "r_DATE_TRUNC|date_trunc('millisecond', timestamp '2020-04-30 04:05:06.7899')|2020-04-30 04:05:06.789",
                "r_DATE_PART_function|date_part(minute, timestamp '2023-01-04 04:05:06.789')|5.0",
                "r_DATE_PART_function|date_part(week, timestamp '2022-05-02 04:05:06.789')|18.0",
                "r_DATE_PART_function|date_part(dayofweek, timestamp '2022-05-02 04:05:06.789')|1.0",
                "r_DATE_PART_function|date_part(century, timestamp '2022-05-02 04:05:06.789')|21.0",
                "r_DATE_PART_function|date_part('millennium', timestamp '2022-05-02 04:05:06.789')|3.0",
                "r_DATE_PART_function|date_part(month, date '2022-05-02')|5.0",
                "r_DATE_PART_function|date_part(w, timestamp '2008-06-17 09:44:54')|25.0",
                "r_Dateparts_for_datetime_functions|date_part(sec, timestamp '2009-09-21 11:10:03.189717')|3.189717",
                "r_Dateparts_for_datetime_functions|extract(sec from timestamp '2009-09-21 11:10:03.189717')|3",
                "r_Dateparts_for_datetime_functions|extract(century from timestamp '2000-12-16 12:21:13')|20",
                "r_Dateparts_for_datetime_functions|extract(decade from timestamp '1999-02-16 20:38:40')|200",
                "r_Dateparts_for_datetime_functions|extract(decade from timestamp '2010-02-16 20:38:40')|202",
                "r_Dateparts_for_datetime_functions|extract(mil from timestamp '2000-12-16 12:21:13')|2",
                "r_EXTRACT_function|extract(minute from timestamp '2009-09-09 12:08:43')|8",
                "r_EXTRACT_function|extract(ms from timestamp '2009-09-09 12:08:43.101')|101",
                "r_EXTRACT_function|extract(year from timestamptz '1997-12-01 07:37:16-08')|1997.0",
                "r_DATE_CMP|date_cmp(date '2008-01-01', date '2008-01-04')|-1",
                "r_TIMESTAMP_CMP|timestamp_cmp(timestamp '2008-01-24 06:43:29', timestamp '2008-01-24 06:43:29')|0",
                "r_TO_CHAR|to_char(timestamp '2009-12-31 23:15:59', 'MONTH-DY-DD-YYYY HH12:MIPM')|DECEMBER"
                        + " -THU-31-2009 11:15PM",
                "r_TO_CHAR|to_char(timestamp '2009-12-31 23:15:59', 'DDD')|365",
                "r_TO_CHAR|to_char(timestamp '2022-05-16 23:15:59', 'ID')|1",
                "r_TO_CHAR|to_char(timestamp '2008-01-25 14:30:00', 'MON-DD-YYYY HH12:MIPM')|JAN-25-2008 02:30PM",
                "r_TO_CHAR|to_char(timestamp '2008-02-18 02:36:48', 'cc')|21",
                "r_TO_CHAR|to_char(timestamp '2015-04-10 18:45:09.325143', 'HH24:MI:SS:US')|18:45:09:325143",
                "r_TO_CHAR|to_char(timestamptz '2008-01-25 14:30:00+00', 'HH12:MI:SS TZ')|02:30:00 UTC",
                "r_FORMAT_strings|to_char(date '2008-12-29', 'IYYY-IW-ID')|2009-01-1",
                "r_FORMAT_strings|to_char(date '2008-02-18', 'Y,YYY YYY YY Y Q W WW D')|2,008 008 08 8 1 3 07 2",
                "r_FORMAT_strings|to_char(date '2008-05-18', 'Month')|May      ",
                "r_FORMAT_strings|to_char(date '2008-05-18', 'day')|sunday   ",
                "r_TO_CHAR|to_char(-125.8, '999D99S')|125.80-",
                "r_TO_CHAR|to_char(-125.88, '$S999D99')|$-125.88",
                "r_TO_CHAR|to_char(618.80, 'l99999D99')|$   618.80",
                "r_TO_DATE_function|to_date('02 Oct 2001', 'DD Mon YYYY')|2001-10-02",
                "r_TO_DATE_function|to_date('20010631', 'YYYYMMDD', false)|2001-07-01",
                "r_TO_TIMESTAMP|to_timestamp('2017', 'YYYY')|2017-01-01 00:00:00+00",
                "r_TO_TIMESTAMP|to_timestamp('2011-12-18 24:38:15', 'YYYY-MM-DD HH24:MI:SS')|2011-12-19 00:38:15+00",
                "r_TO_NUMBER|to_number('12,454.8-', '99G999D9S')|-12454.8",
                "r_TO_NUMBER|to_number('$ 12,454.88', 'L 99G999D99')|12454.88",
                "r_TO_NUMBER|to_number('12.345', '99D999')|12.345",
            })
    void an_answer_is_as_the_page_says(String page, String sql, String answer) {
        assertThat(first(sql)).as(page).isEqualTo("[" + answer + "]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "to_date('20010631', 'YYYYMMDD', true)|ERROR: date/time field date value out of range: 2001-6-31",
                "to_timestamp('2011-12-18 24:38:15', 'YYYY-MM-DD HH24:MI:SS', true)|ERROR: date/time field time value"
                        + " out of range: 24",
                "next_day(date '2014-08-20', 'someday')|ERROR: Not a valid day: someday",
                "interval '1 day'|Not supported by the local Redshift: an interval as a column",
                "date '2008-12-31' + interval '1.5 months'|Not supported by the local Redshift: the interval '1.5"
                        + " months'",
                "date '2008-12-31' + interval '1 fortnight'|Not supported by the local Redshift: the interval '1"
                        + " fortnight'",
                "date '2008-12-31' + interval '1-2' year to month|Not supported by the local Redshift: an interval"
                        + " with a range of units",
                "date '2008-12-31' + 1.5 * interval '1 day'|Not supported by the local Redshift: an interval times",
                "add_months(timestamp '2008-03-31 01:00:00', 1)|Not supported by the local Redshift: add_months of a"
                        + " timestamp with a time of the day",
                "date_part(us, timestamp '2008-03-31 01:00:00')|Not supported by the local Redshift: the date part us",
                "extract(second from timestamptz '2008-03-31 01:00:00.5+00')|Not supported by the local Redshift",
                "to_char(date '2008-05-18', 'YYYY BC')|Not supported by the local Redshift: the date format YYYY BC",
                "to_char(date '2008-05-18', 'TZ')|Not supported by the local Redshift: the word TZ",
                "to_char(1234.5, '999D99')|Not supported by the local Redshift: to_char of a number with more digits",
                "to_char(1.555, '999D99')|Not supported by the local Redshift: to_char of a number with more decimal",
                "to_char(0.5, '999D99')|Not supported by the local Redshift: to_char of a number below 1",
                "to_char(5, 'RN')|Not supported by the local Redshift: the number format RN",
                "to_number('12454.8', '99G999')|Not supported by the local Redshift: the text \"12454.8\"",
                "to_date('2 Oct 2001', 'DD Mon YYYY')|Not supported by the local Redshift: the text \"2 Oct 2001\"",
                "to_date('011002', 'YYMMDD')|Not supported by the local Redshift: to_date with the format YYMMDD",
            })
    void what_the_pages_do_not_settle_is_refused(String sql, String message) {
        assertThatThrownBy(() -> first(sql)).hasMessageStartingWith(message);
    }

    /** r_interval_literals.html: they stand in conditions and calculations. */
    @Test
    void what_lies_between_two_timestamps_is_compared_and_measured() {
        execute("create table stay (came timestamp, went timestamp)");
        execute("insert into stay values ('2026-01-01 10:00:00', '2026-01-02 12:30:00'), ('2026-01-01 10:00:00',"
                + " null)");

        assertThat(execute("select extract(epoch from went - came), extract(day from went - came),"
                                + " extract(hour from went - came), went - came > interval '26 hours',"
                                + " went - interval '1 day' from stay order by went")
                        .rows()
                        .toString())
                .isEqualTo("[[95400, 1, 2, true, 2026-01-01 12:30:00], [null, null, null, null, null]]");
    }
}
