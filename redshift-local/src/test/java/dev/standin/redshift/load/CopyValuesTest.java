package dev.standin.redshift.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What COPY makes of a field: the page of the Redshift Database Developer Guide, the type, the field, the value, and the options. */
class CopyValuesTest {
    private final Loading loading;

    CopyValuesTest(@TempDir Path folder) {
        loading = new Loading(folder);
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @ParameterizedTest(name = "{1} {2} is {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "r_Boolean_type|boolean|t|true|",
                "r_Boolean_type|boolean|true|true|",
                "r_Boolean_type|boolean|TRUE|true|",
                "r_Boolean_type|boolean|y|true|",
                "r_Boolean_type|boolean|yes|true|",
                "r_Boolean_type|boolean|1|true|",
                "r_Boolean_type|boolean|f|false|",
                "r_Boolean_type|boolean|false|false|",
                "r_Boolean_type|boolean|FALSE|false|",
                "r_Boolean_type|boolean|n|false|",
                "r_Boolean_type|boolean|no|false|",
                "r_Boolean_type|boolean|0|false|",
                "r_numeric_literals201|integer|+17|17|",
                "r_numeric_literals201|smallint|-32768|-32768|",
                "r_numeric_literals201|bigint|-9223372036854775808|-9223372036854775808|",
                "r_numeric_literals201|bigint|000000000000000000000000012|12|",
                "r_OPERATOR_SYMBOLS|decimal(8,2)|.5|0.50|",
                "r_numeric_literals201|decimal(8,2)|-37.|-37.00|",
                "r_OPERATOR_SYMBOLS|double precision|.20|0.2|",
                "r_numeric_literals201|double precision|2.0e19|2.0E19|",
                "r_numeric_literals201|double precision|-2E-19|-2.0E-19|",
                "copy-parameters-data-conversion|decimal(8,2)|20.259|20.25|",
                "copy-parameters-data-conversion|decimal(8,2)|-20.259|-20.25|",
                "r_Numeric_types201|decimal(5,2)|-999.99|-999.99|",
                "r_Numeric_types201|decimal(19,0)|9223372036854775807|9223372036854775807|",
                "r_Numeric_types201|decimal(38,2)|-123456789012345678901234567890123456.78|-123456789012345678901234567890123456.78|",
                "copy-parameters-data-conversion|integer|   |null|",
                "copy-parameters-data-conversion|date|   |null|",
                "copy-parameters-data-conversion|varchar(5)|   |   |",
                "copy-parameters-data-conversion|integer||null|",
                "copy-parameters-data-conversion|varchar(5)|\\N|null|",
                "r_DATEFORMAT_and_TIMEFORMAT_strings|date|2024-02-29|2024-02-29|",
                "r_DATEFORMAT_and_TIMEFORMAT_strings|timestamp|2024-01-31 23:59:59|2024-01-31 23:59:59|",
                "r_COPY_command_examples|timestamp|2009-01-12 14:15:57.119568|2009-01-12 14:15:57.119568|",
                "r_Datetime_types|timestamp|2024-01-31|2024-01-31 00:00:00|",
                "r_Datetime_types|timestamp|2024-01-31 08:15|2024-01-31 08:15:00|",
                "r_Datetime_types|timestamptz|2024-01-31|2024-01-31 00:00:00+00|",
                "r_DATEFORMAT_and_TIMEFORMAT_strings|timestamptz|1997-12-17 07:37:16-08|1997-12-17 15:37:16+00|",
                "automatic-recognition|timestamp|2019-02-11T05:09:12.195Z|2019-02-11 05:09:12.195|timeformat 'auto'",
                "automatic-recognition|timestamptz|2019-02-11T05:09:12.195Z|2019-02-11 05:09:12.195+00|timeformat 'auto'",
                "r_Datetime_types|timestamp|1997-12-17 07:37:16-08|1997-12-17 07:37:16|timeformat 'auto'",
                "automatic-recognition|timestamp|19960108 040809|1996-01-08 04:08:09|timeformat 'auto'",
                "r_Date_and_time_literals|timestamp|20080215 04:05:06.789|2008-02-15 04:05:06.789|timeformat 'auto'",
                "r_Date_and_time_literals|timestamp|20080215 04:05|2008-02-15 04:05:00|timeformat 'auto'",
                "r_Date_and_time_literals|timestamp|20080215 04:05 PM|2008-02-15 16:05:00|timeformat 'auto'",
                "r_Date_and_time_literals|timestamp|20080215|2008-02-15 00:00:00|timeformat 'auto'",
                "automatic-recognition|date|2024-01-31 23:59:59|2024-01-31|dateformat 'auto'",
                "r_Date_and_time_literals|date|20080215|2008-02-15|dateformat 'auto'",
                "r_Date_and_time_literals|date|1/8/1999|1999-01-08|dateformat 'auto'",
                "r_Date_and_time_literals|date|\"January 8, 1999\"|1999-01-08|dateformat 'auto'",
                "r_Date_and_time_literals|date|2000-Jan-31|2000-01-31|dateformat 'auto'",
                "r_Date_and_time_literals|date|Jan-31-2000|2000-01-31|dateformat 'auto'",
                "r_Date_and_time_literals|date|31-Jan-2000|2000-01-31|dateformat 'auto'",
                "r_Date_and_time_literals|date|2008.366|2008-12-31|dateformat 'auto'",
                "copy-parameters-data-format|varchar(9)| \"a \"\"b\"\"\"\t|a \"b\"|",
                "r_Character_types|char(4)|ab  |ab  |",
            })
    void a_field_is_loaded_as_the_page_says(String page, String type, String field, String value, String options)
            throws Exception {
        assertThat(String.valueOf(loading.value(type, field == null ? "" : field, options == null ? "" : options)))
                .as(page)
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "SYS_LOAD_ERROR_DETAIL|integer|a|Invalid digit, Value 'a', Pos 0, Type: Integer",
                "SYS_LOAD_ERROR_DETAIL|integer|1.5|Invalid digit, Value '.', Pos 1, Type: Integer",
                "r_Load_Error_Reference|integer|2147483648|Overflow for int4",
                "r_Load_Error_Reference|bigint|9223372036854775808|Overflow for int8",
                "r_Load_Error_Reference|smallint|-32769|Overflow for int2",
                "r_Load_Error_Reference|integer|-|Invalid digit",
                "r_Numeric_types201|decimal(5,2)|1000|Overflow for numeric",
                "r_Numeric_types201|decimal(19,0)|9999999999999999999|Overflow for numeric",
                "r_Load_Error_Reference|decimal(5,2)|1,5|Extra column(s) found",
                "r_Load_Error_Reference|decimal(5,2)|.|Invalid digit",
                "r_Load_Error_Reference|decimal(5,2)|1x|Invalid digit, Value 'x', Pos 1, Type: Decimal",
                "r_Load_Error_Reference|double precision|1x|Invalid digit",
                "r_Load_Error_Reference|double precision|1e999|Overflow for float8",
                "r_Load_Error_Reference|boolean|maybe|Unknown boolean format",
                "r_Load_Error_Reference|date|2023-02-29|Invalid date",
                "r_Load_Error_Reference|date|soon|Invalid date",
                "r_Load_Error_Reference|timestamp|2023-02-29 10:00:00|Invalid date",
                "r_Load_Error_Reference|timestamp|2023-02-28 25:00:00|Invalid timestamp",
                "preparing-input-data|varchar(3)|abcd|String length exceeds DDL length of 3 bytes",
                "preparing-input-data|varchar(3)|aéé|String length exceeds DDL length of 3 bytes",
                "multi-byte-character-load-errors|char(3)|é|Multibyte character not supported for CHAR",
                "r_Load_Error_Reference|integer not null||Missing data for not-null field",
                "copy-parameters-data-format|varchar(9)|a\"b\"|quote",
                "copy-parameters-data-format|varchar(9)|\"a\"b|behind a closing quote",
                "copy-parameters-data-format|varchar(9)|\"a|never closed",
            })
    void what_redshift_does_not_load_fails_with_the_place(String page, String type, String field, String why) {
        assertThatThrownBy(() -> loading.value(type, field == null ? "" : field, ""))
                .as(page)
                .isInstanceOf(LoadError.class)
                .hasMessageStartingWith("ERROR: Load into table 'public.t1' failed: ")
                .hasMessageContaining(why)
                .hasMessageContaining("file s3://lake/in/t1, line 1");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "boolean|Yes|",
                "boolean|on|",
                "integer| 1|",
                "integer|1 |",
                "decimal(8,2)| 1.5|",
                "decimal(8,2)|1e2|",
                "double precision| 1.5|",
                "double precision|NaN|",
                "double precision|1e-400|",
                "date|20240131|",
                "date|2024-1-31|",
                "date|01/02/00|dateformat 'auto'",
                "date|080215|dateformat 'auto'",
                "date|today|dateformat 'auto'",
                "timestamp|2024-01-31T10:00:00|",
                "timestamp|2024-01-31 10:00:00+02|",
                "timestamp|2024-01-31 10:00:00.1234567|timeformat 'auto'",
                "timestamp|2024-01-31 24:00:00|",
                "timestamp|2024-01-31 10:00:00 PST|timeformat 'auto'",
                "date|\"\"|",
                "varchar(9)|\"\\N\"|",
                "char(3)|ab   |",
                "varchar(9)|a\0b|",
            })
    void what_the_pages_do_not_settle_is_refused_in_our_own_words(String type, String field, String options) {
        assertThatThrownBy(() -> loading.value(type, field, options == null ? "" : options))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Not supported by the local Redshift: COPY of ")
                .hasMessageContaining("table public.t1, column v")
                .hasMessageContaining("file s3://lake/in/t1, line 1");
    }

    /** multi-byte-character-load-errors.html. */
    @Test
    void bytes_that_are_not_utf8_fail_with_the_bytes() {
        byte[] latin = "ok\nB\u00e4r\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> loading.rows("v varchar(9)", latin, ""))
                .isInstanceOf(LoadError.class)
                .hasMessageContaining(
                        "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: e4")
                .hasMessageContaining("line 2");
    }

    /** copy-parameters-data-source-s3.html: REGION says where the data is. */
    @Test
    void a_region_is_checked_and_not_ignored() throws Exception {
        assertThat(loading.value("integer", "7", "region 'us-east-1'")).isEqualTo(7L);

        assertThatThrownBy(() -> loading.value("integer", "7", "region 'eu-west-1'"))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Not supported by the local Redshift: COPY from the region eu-west-1; the local buckets are in us-east-1");
    }
}
