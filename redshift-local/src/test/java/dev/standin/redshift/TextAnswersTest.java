package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes a text by itself, CHAR in expressions, regular expressions, hashes and spellings of literals; every answer is an example or a rule of
 * the page of docs.aws.amazon.com/redshift/latest/dg that is named.
 */
class TextAnswersTest extends OneWarehouse {
    @BeforeAll
    void load() {
        execute("create table t (c char(5), v varchar(9), p varchar(9), n integer, e varchar(9), o varchar(9))");
        execute("insert into t values ('ab', 'xyx', 'y', 2, '', null)");
    }

    private String first(String expression) {
        return execute("select " + expression + " from t").rows().getFirst().toString();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "r_concat_op#'Ballys Hotel' || ' seats ' || nvl(n, 0)#Ballys Hotel seats 2",
                "r_concat_op#'a' || o || 1#null",
                "c_Supported_data_types#'d' || date '2024-01-05' || timestamp '2024-01-05"
                        + " 10:00:00.5'#d2024-01-052024-01-05 10:00:00.5",
                "c_Supported_data_types#concat(v, 2.50)#xyx2.50",
                "r_Character_types#c || 'x'#abx",
                "r_Character_types#len(c)#2",
                "r_Character_types#upper(c) || v#ABxyx",
                "c_Supported_data_types#coalesce(c, v)#ab",
                "r_patternmatching_condition_like#c like 'ab%'#true",
                "r_patternmatching_condition_like#cast(c as varchar(5)) like 'ab'#true",
                "r_patternmatching_condition_like#'xstart_y' like '%start\\\\_%'#true",
                "r_patternmatching_condition_like#'xstart-y' like '%start\\\\_%'#false",
                "r_patternmatching_condition_like#v like '%' || p || '%'#true",
                "r_CHARINDEX#charindex('.', 1024.50)#5",
                "r_CHARINDEX#charindex(p, v)#2",
                "SPLIT_PART#split_part(timestamp '2008-03-05 12:25:29', '-', 2)#03",
                "SPLIT_PART#split_part(v, p, n)#x",
                "SPLIT_PART#split_part(v, p, 9)#",
                "r_REPLACE#replace(v, p, 'zz')#xzzx",
                "r_REPLACE#replace(v, p, o)#null",
                "r_LPAD#lpad('La Cenerentola (Cinderella)', 20)#La Cenerentola (Cind",
                "r_LPAD#rpad('Salome', 20, '0123456789')#Salome01234567890123",
                "r_LPAD#lpad(v, -1)#",
                "r_LPAD#lpad(v, n * 3, p)#yyyxyx",
                "r_REVERSE#reverse('Aberdeen')#needrebA",
                "r_REVERSE#reverse(172456)#654271",
                "r_REVERSE#reverse(c)#ba",
                "r_REPLICATE#replicate(v, n)#xyxxyx",
                "r_INITCAP#initcap('All non-musical theatre')#All Non-Musical Theatre",
                "r_INITCAP#initcap('urna.Ut@egetdictumplacerat.edu')#Urna.Ut@Egetdictumplacerat.Edu",
                "r_INITCAP#initcap('MLB')#Mlb",
                "r_ASCII#ascii('amazon')#97",
                "r_ASCII#ascii(e)#0",
                "r_ASCII#ascii(o)#null",
                "r_CHR#chr(65)#A",
                "r_CHR#chr(200)#null",
                "SOUNDEX#soundex('AWS Amazon')#A252",
                "SOUNDEX#soundex('Amazon')#A525",
                "SOUNDEX#soundex('+-*/%')#",
                "r_TO_HEX#to_hex(2147676847)#8002f2af",
                "r_FNV_HASH#fnv_hash(1)#-5968735742475085980",
                "r_FNV_HASH#fnv_hash('Amazon Redshift')#7783490368944507294",
                "r_FNV_HASH#fnv_hash('Amazon Redshift', fnv_hash(1))#-2202602717770968555",
                "r_FNV_HASH#fnv_hash('cd', fnv_hash('ab'))#-281581062704388899",
                "r_FNV_HASH#fnv_hash('abcd')#-281581062704388899",
                "r_FNV_HASH#fnv_hash(1::smallint)#589727492704079044",
                "r_FNV_HASH#fnv_hash(1::bigint)#-8517097267634966620",
                "SHA2#sha2(v, 99)#",
                "SHA2#sha2(v, 0) = sha2(v, 256)#true",
                "r_GREATEST_LEAST#greatest('Lars', 'Ratliff')#Ratliff",
                "r_GREATEST_LEAST#greatest(v, o)#xyx",
                "r_GREATEST_LEAST#least('Tamekah', 'Juarez', null)#Juarez",
                "REGEXP_COUNT#regexp_count('abcdefghijklmnopqrstuvwxyz', '[a-z]{3}')#8",
                "REGEXP_COUNT#regexp_count('a@b.org', '@[^.]*\\\\.(org|edu)')#1",
                "REGEXP_COUNT#regexp_count('the fox', 'FOX', 1, 'i')#1",
                "REGEXP_COUNT#regexp_count(o, 'x')#null",
                "REGEXP_INSTR#regexp_instr('the fox', 'FOX', 1, 1, 0, 'i')#5",
                "REGEXP_INSTR#regexp_instr('sed@lacusUtnec.ca', '@[^.]*')#4",
                "REGEXP_INSTR#regexp_instr('abc', 'x')#0",
                "REGEXP_INSTR#regexp_instr('the fox', 'fo', 1, 1, 1)#7",
                "REGEXP_REPLACE#regexp_replace('sodales@nonnisi.edu', '@.*\\\\.(org|gov|com|edu|ca)$')#sodales",
                "REGEXP_REPLACE#regexp_replace('sed@lacusUtnec.ca', '@.*\\\\.[[:alpha:]]{2,3}',"
                        + " '@internal.company.com')#sed@internal.company.com",
                "REGEXP_REPLACE#regexp_replace('the fox', 'FOX', 'quick brown fox', 1, 'i')#the quick brown fox",
                "REGEXP_REPLACE#regexp_replace('a1b22', '[0-9]', '.')#a.b..",
                "REGEXP_SUBSTR#regexp_substr('sed@lacusUtnec.ca', '@[^.]*')#@lacusUtnec",
                "REGEXP_SUBSTR#regexp_substr('THE LOWERCASE PART OF 1931abc0EZ.', '[a-z]+', 1, 1, 'c')#abc",
                "REGEXP_SUBSTR#regexp_substr('This is a cat', 'This is a (\\\\w+)', 1, 1, 'e')#cat",
                "REGEXP_SUBSTR#regexp_substr('abc', 'x')#",
                "pattern-matching-conditions-posix#'Agoura Hills' ~ '.*E.*|.*H.*'#true",
                "pattern-matching-conditions-posix#'St. Pete Times Forum' ~ '.*\\\\..*'#true",
                "pattern-matching-conditions-posix#v !~ 'y'#false",
                "pattern-matching-conditions-posix#o ~ 'y'#null",
                "pattern-matching-conditions-similar-to#'Agoura Hills' similar to '%E%|%H%'#true",
                "pattern-matching-conditions-similar-to#'start_level' similar to '%start\\\\_%'#true",
                "pattern-matching-conditions-similar-to#'startlevel' similar to '%start^_%' escape '^'#false",
                "pattern-matching-conditions-similar-to#'xabcx' not similar to 'abc'#true",
                "r_numeric_literals201#1e3#1000.0",
                "r_numeric_literals201#.5 + 0.5#1.0",
                "r_Date_and_time_literals#date '20080215'#2008-02-15",
                "r_Date_and_time_literals#date 'January 8, 1999'#1999-01-08",
                "r_Date_and_time_literals#date '1/8/1999'#1999-01-08",
                "r_Date_and_time_literals#date '2000-Jan-31'#2000-01-31",
                "r_Date_and_time_literals#date 'Jan-31-2000'#2000-01-31",
                "r_Date_and_time_literals#date '31-Jan-2000'#2000-01-31",
                "r_Date_and_time_literals#timestamp '20080215 04:05 PM'#2008-02-15 16:05:00",
                "r_Examples_with_datetime_types#timestamp 'Jun 1,2008  09:59:59'#2008-06-01 09:59:59",
                "r_Examples_with_datetime_types#timestamp 'Dec 31,2008 18:20'#2008-12-31 18:20:00",
                "r_interval_literals#date '12-31-2008'#2008-12-31",
            })
    void an_answer_is_as_the_page_says(String page, String sql, String answer) {
        assertThat(first(sql)).as(page).isEqualTo("[" + Objects.requireNonNullElse(answer, "") + "]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "c || c#|| of character(5) and character(5); cast it to varchar",
                "nvl(c, 'abc')#CHAR among the values of COALESCE with a literal of another length",
                "replace(v, e, 'x')#an empty text as what is to be found",
                "split_part(v, p, n - 5)#field position must be greater than zero",
                "c like 'ab'#LIKE without wildcard on a text that ends in a blank",
                "v || 'a\\nb'#a single backslash in a text literal",
                "regexp_substr(v, 'x|xy')#of which the local engine may find another match than the longest",
                "regexp_count(v, 'x*')#of which the local engine may find another match than the longest",
                "regexp_replace('passwd7', '(?=[^ ]*[a-z])[^ ]+', 'x', 1, 'p')#the parameters 'p'",
                "v ~ '(?=x)'#the regular expression '(?=x)'",
                "v ~ 'x\\\\b'#the escape \\b",
                "v ~ p#whose argument 2 is no text literal",
                "regexp_replace(v, 'x', '$1')#a backslash or $",
                "regexp_count('añb', '\\\\w')#on a text that is not ASCII",
                "fnv_hash(o)#fnv_hash of null",
                "fnv_hash(1.5)#fnv_hash of numeric(2,1)",
                "initcap('straße ß')#initcap of a character whose other case has another length",
                "greatest(v || ' ', 'a')#a text with trailing blanks",
                "chr(0)#chr(0)",
                "date '01/02/00'#the text \"01/02/00\" as date",
                "date '2008-13-01'#out of range",
            })
    void what_the_pages_do_not_settle_is_refused(String sql, String message) {
        assertThatThrownBy(() -> first(sql)).hasMessageContaining(message);
    }

    /** c_Supported_data_types.html: numbers and dates become texts in assignments; r_Character_types.html: what is too long fails. */
    @Test
    void a_number_and_a_date_go_into_a_column_of_text() {
        execute("create table w (v varchar(5), c char(3), d varchar(10))");
        execute("insert into w values (123, 45, date '2024-01-31'), (-1.50, null, null)");

        assertThat(execute("select v, c, d from w order by v desc").rows())
                .hasToString("[[123, 45 , 2024-01-31], [-1.50, null, null]]");
        assertThatThrownBy(() -> execute("insert into w (v) values (123456)"))
                .hasMessageStartingWith("ERROR: Value too long for character type");
        assertThat(execute("select v, c from w where c is not null union all select c, v from w where c is not null")
                        .rows())
                .hasToString("[[123, 45], [45, 123]]");
    }

    /** r_Date_and_time_literals.html. */
    @Test
    void a_column_of_text_is_read_as_a_date_in_the_spellings_of_figures() {
        execute("create table d (v varchar(20))");
        execute("insert into d values ('20240131'), ('2024-1-31'), ('1/31/2024'), ('2024-01-31'), (null)");

        assertThat(execute("select distinct cast(v as date) from d where v is not null")
                        .rows())
                .hasToString("[[2024-01-31]]");
        execute("insert into d values ('31.1.2024')");
        assertThatThrownBy(() -> execute("select cast(v as date) from d")).hasMessageContaining("31.1.2024");
    }

    @Test
    void a_comment_may_hold_another() {
        assertThat(execute("select 1 /* one /* two */ one */ + 1").rows()).hasToString("[[2]]");
    }
}
