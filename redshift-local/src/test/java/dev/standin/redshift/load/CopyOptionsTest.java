package dev.standin.redshift.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of COPY; copy-parameters-data-conversion.html, copy-parameters-data-load.html, copy-parameters-data-format.html. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyOptionsTest {
    private Loading loading;

    @BeforeAll
    void open(@TempDir Path folder) {
        loading = new Loading(folder);
    }

    @AfterAll
    void close() {
        loading.close();
    }

    private String loaded(String columns, String file, String options) throws IOException {
        return String.valueOf(loading.loaded(columns, file.getBytes(StandardCharsets.UTF_8), options));
    }

    @ParameterizedTest(name = "{1} {2} {3}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "data-conversion!varchar(9)!  !csv blanksasnull!null",
                "data-conversion!char(9)!  !csv blanksasnull!null",
                "data-conversion!varchar(9)!  !csv!  ",
                "data-conversion!varchar(9)!!csv emptyasnull!null",
                "data-conversion!varchar(9)!!csv null as ''!null",
                "data-conversion!char(9)!!csv emptyasnull!null",
                "data-conversion!varchar(9)!!csv!",
                "data-conversion!varchar(9)!ab  !csv trimblanks!ab",
                "data-conversion!varchar(3)!abcdef!csv truncatecolumns!abc",
                "data-conversion!char(3)!abcdef!csv truncatecolumns!abc",
                "data-conversion!varchar(4)!aééé!csv truncatecolumns!aé",
                "data-conversion!decimal(8,2)!20.259!csv roundec!20.26",
                "data-conversion!decimal(8,2)!20.254!csv roundec!20.25",
                "data-conversion!decimal(8,2)!-0.995!csv roundec!-1.00",
                "data-conversion!decimal(20,2)!20.259!csv roundec!20.26",
                "data-conversion!varchar(9)!nothing!csv null as 'nothing'!null",
                "r_DATEFORMAT_and_TIMEFORMAT_strings!date!Jan-01-1999!csv dateformat as 'MON-DD-YYYY'!1999-01-01",
                "data-conversion!date!12-31-2024!csv dateformat 'MM-DD-YYYY'!2024-12-31",
                "data-conversion!date!31/12/2024!csv dateformat 'DD/MM/YYYY'!2024-12-31",
                "data-conversion!timestamp!1700000000!csv timeformat 'epochsecs'!2023-11-14 22:13:20",
                "data-conversion!timestamp!1700000000123!csv timeformat as 'epochmillisecs'!2023-11-14 22:13:20.123",
                "data-format!varchar(9)!a,b!!a,b",
                "data-format!varchar(9)!%a\"%%b%!csv quote '%'!a\"%b",
                "data-format!varchar(9)!\"a\"!!\"a\"",
                "data-conversion!varchar(9)! A\\\\B\\\\C!escape! A\\B\\C",
                "data-conversion!varchar(9)! A \\| B!escape! A | B",
                "data-conversion!varchar(9)!a\\012!escape!a012",
                "data-conversion!varchar(9)!\\N!escape!null",
                "data-conversion!varchar(9)!\\\\N!escape!null",
                "data-conversion!varchar(9)!\\N!!null",
                "data-conversion!varchar(40)!'A Midsummer Night\\'s Dream'!escape removequotes!A Midsummer Night's Dream",
                "data-conversion!varchar(9)!\"a|b\"!removequotes!a|b",
                "data-conversion!integer!'7'!removequotes!7",
            })
    void a_field_is_loaded_as_the_page_says(String page, String type, String field, String options, String value)
            throws IOException {
        assertThat(loaded("v " + type, (field == null ? "" : field) + "\n", options == null ? "" : options))
                .as(page)
                .isEqualTo("[[" + (value == null ? "" : value) + "]]");
    }

    /** copy-parameters-column-mapping.html; copy-parameters-data-format.html. */
    @Test
    void a_column_that_is_left_out_has_its_default() throws IOException {
        loading.lake().with("in/d", "1\n".getBytes(StandardCharsets.UTF_8));
        loading.execute("create table d (a int, b varchar(9) default 'none', c date default '2024-01-31', e int)");
        loading.execute("copy d (a) from 's3://lake/in/d' iam_role default csv");
        assertThat(loading.execute("select * from d").rows()).hasToString("[[1, none, 2024-01-31, null]]");
    }

    @Test
    void a_day_that_is_written_otherwise_than_the_format_says_is_not_guessed() {
        assertThatThrownBy(() -> loaded("v date", "13-45-2024\n", "csv dateformat 'MM-DD-YYYY'"))
                .isInstanceOf(LoadError.class)
                .hasMessageContaining("no such day");
        assertThatThrownBy(() -> loaded("v date", "2024-01-31\n", "csv dateformat 'MM-DD-YYYY'"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("another form than MM-DD-YYYY");
    }

    @Test
    void an_escaped_line_end_belongs_to_the_field() throws IOException {
        assertThat(loaded("i int, v varchar(99)", "1|The quick brown fox\\\njumped\n2|b\n", "escape"))
                .isEqualTo("[[1, The quick brown fox\njumped], [2, b]]");
    }

    @Test
    void the_default_delimiter_is_a_pipe_and_a_tab_or_an_octal_number_may_be_said() throws IOException {
        assertThat(loaded("a int, b varchar(9)", "1|x y\n", "")).isEqualTo("[[1, x y]]");
        assertThat(loaded("a int, b varchar(9)", "1\tx\n", "delimiter '\\t'")).isEqualTo("[[1, x]]");
        assertThat(loaded("a int, b varchar(9)", "1\001x\n", "delimiter as '\\001'"))
                .isEqualTo("[[1, x]]");
    }

    @Test
    void missing_fields_at_the_end_are_filled() throws IOException {
        assertThat(loaded("a char(6), b int, c varchar(9)", "apple\n", "csv fillrecord"))
                .isEqualTo("[[apple , null, ]]");
        assertThat(loaded("a char(6), b int, c varchar(9)", "apple\n", "csv fillrecord emptyasnull"))
                .isEqualTo("[[apple , null, null]]");
    }

    @Test
    void blank_lines_are_ignored_if_that_is_asked_for() throws IOException {
        assertThat(loaded("a int, b int", "1,2\n\n3,4\n\n", "csv ignoreblanklines"))
                .isEqualTo("[[1, 2], [3, 4]]");
        assertThatThrownBy(() -> loaded("a int, b int", "1,2\n\n", "csv")).hasMessageContaining("Delimiter not found");
    }

    @Test
    void invalid_characters_become_as_many_replacements_as_they_have_bytes() throws IOException {
        byte[] file = {
            'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80, 'b', (byte) 0xa4, (byte) 0xef, (byte) 0xbf, (byte) 0xbf, '\n'
        };
        assertThat(loading.loaded("v varchar(20)", file, "csv acceptinvchars as '^'"))
                .hasToString("[[a^^^b^^^^]]");
        assertThat(loading.loaded("v varchar(20)", file, "csv acceptinvchars")).hasToString("[[a???b????]]");
        byte[] broken = {'a', (byte) 0xe4, 'b', '\n'};
        assertThatThrownBy(() -> loading.loaded("v varchar(20)", broken, "csv acceptinvchars"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("breaks off");
    }

    @Test
    void fewer_errors_than_maxerror_are_passed_over_and_kept() throws IOException {
        assertThat(loaded(
                        "a int, b date", "1,2024-01-01\nx,2024-01-02\n,2024-01-03\n3\n4,soon\n5,\n", "csv maxerror 4"))
                .isEqualTo("[[1, 2024-01-01], [null, 2024-01-03], [5, null]]");
        assertThat(errors("line_number, trim(colname), trim(raw_line), err_code"))
                .isEqualTo("[[2, a, x,2024-01-02, 1207], [4, , 3, 1214], [5, b, 4,soon, 1205]]");
        assertThat(loading.execute("select count(*) from sys_load_error_detail where query_id <= 0")
                        .rows())
                .hasToString("[[0]]");
    }

    @Test
    void as_many_errors_as_maxerror_fail_the_load_and_are_all_kept() {
        assertThatThrownBy(() -> loaded("a int", "1\nx\ny\n2\n", "csv maxerror as 2"))
                .isInstanceOf(LoadError.class)
                .hasMessageContaining("line 3");
        assertThat(errors("line_number, trim(raw_line)")).isEqualTo("[[2, x], [3, y]]");
        assertThatThrownBy(() -> loaded("a int", "1\nx\n", "csv maxerror 1")).isInstanceOf(LoadError.class);
    }

    @Test
    void errors_of_a_transaction_that_fails_later_are_kept_too() throws IOException {
        loading.lake().with("in/bad", "x\n".getBytes(StandardCharsets.UTF_8));
        loading.execute("create table later (a int)");
        assertThatThrownBy(() -> loading.session().transaction(() -> {
                    loading.session().execute("copy later from 's3://lake/in/bad' iam_role default csv maxerror 5");
                    return loading.session().execute("select 1/0");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(errors("line_number, trim(raw_line)")).isEqualTo("[[1, x]]");
    }

    /** What the system tables tell of the last COPY. */
    private String errors(String columns) {
        return String.valueOf(loading.execute("select " + columns + " from stl_load_errors where query = (select"
                        + " max(query) from stl_load_errors) order by line_number")
                .rows());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "csv maxerror 5!1\\n\"a\"b\\n!with MAXERROR past text behind a closing quote",
                "csv blanksasnull!\\n!EMPTYASNULL",
                "escape!a\\r\\n!carriage return",
                "removequotes!a\"\\n!ends in a quote",
                "csv trimblanks blanksasnull!~  \\n~!TRIMBLANKS",
            })
    void what_the_pages_do_not_settle_is_refused(String options, String file, String why) {
        assertThatThrownBy(
                        () -> loaded("v varchar(9)", file.replace("\\n", "\n").replace("\\r", "\r"), options))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_null_for_a_column_that_must_have_a_value_is_refused_under_maxerror() {
        assertThatThrownBy(() -> loaded("v int not null", "1\n\n", "csv maxerror 5"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("NOT NULL");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "csv escape",
        "csv removequotes",
        "quote '%'",
        "json 'auto' fillrecord",
        "json 'auto' null as 'x'",
        "parquet maxerror 5",
        "parquet gzip",
        "csv maxerror 100001",
    })
    void options_that_do_not_go_together_are_an_error(String options) {
        assertThatThrownBy(() -> loaded("v varchar(9)", "a\n", options)).isInstanceOf(SqlError.class);
    }

    @Test
    void a_role_may_be_named_in_credentials_but_keys_are_refused() throws IOException {
        loading.lake().with("in/c", "1\n".getBytes(StandardCharsets.UTF_8));
        loading.execute("create table c (a int)");
        loading.execute("copy c from 's3://lake/in/c' with credentials as 'aws_iam_role=arn:aws:iam::1:role/r' csv");
        assertThat(loading.execute("select a from c").rows()).hasToString("[[1]]");
        assertThatThrownBy(() -> loading.execute(
                        "copy c from 's3://lake/in/c' credentials 'aws_access_key_id=x;aws_secret_access_key=y'"))
                .isInstanceOf(Refusal.class);
    }
}
