package dev.standin.redshift.sql.engine;

import static dev.standin.redshift.sql.engine.Macros.failed;
import static dev.standin.redshift.sql.engine.Macros.macro;
import static dev.standin.redshift.sql.engine.Macros.refused;

import dev.standin.redshift.dialect.token.ReservedWords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Macros for characters, hashes and the arguments of functions of text. */
final class TextMacros {
    private static final String LETTERS = "upper(regexp_replace(x, '[^A-Za-z]', '', 'g'))";

    private TextMacros() {}

    static List<String> definitions() {
        return Stream.of(arguments(), characters(), quoted(), compared(), hashes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> arguments() {
        return List.of(
                macro(
                        "not_empty(x)",
                        "case when x = '' then "
                                + refused("an empty text as what is to be found, filled in or divided by")
                                + " else x end"),
                macro(
                        "field_position(n)",
                        "case when n < 1 then " + failed("field position must be greater than zero") + " else n end"),
                macro(
                        "not_below_zero(n)",
                        "case when n < 0 then " + refused("a negative number of repetitions") + " else n end"),
                macro("natural(n)", "case when n < 0 then " + refused("to_hex of a negative number") + " else n end"),
                macro(
                        "like_pattern(p)",
                        "case when suffix(p, ' ') and not regexp_matches(p, '[%_]') then "
                                + refused("LIKE with a pattern without wildcard that ends in a blank; use =")
                                + " else p end"),
                macro(
                        "like_operand(x, p)",
                        "case when suffix(x, ' ') and not regexp_matches(p, '[%_]') then "
                                + refused("LIKE without wildcard on a text that ends in a blank; use =")
                                + " else x end"),
                macro(
                        "plain_text(x)",
                        "case when x is null or strlen(x) = length(x) then x else "
                                + refused("a class of characters or letters of any case on a text that is not ASCII")
                                + " end"));
    }

    private static List<String> characters() {
        return List.of(
                macro("code_point(x)", "case when x = '' then 0 else unicode(x) end"),
                macro(
                        "ascii_character(n)",
                        "case when n = 0 then " + refused("chr(0)") + " when n between 1 and 127 then chr(n) end"),
                macro(
                        "reversed(x)",
                        "array_to_string(list_transform(range(length(x), 0, -1), lambda i: substr(x, i, 1)), '')"),
                macro(
                        "initials(x)",
                        "case when x is null or strlen(x) = strlen(upper(x)) and strlen(x) = strlen(lower(x)) then"
                                + " array_to_string(list_transform(range(1, length(x) + 1), lambda i: case when i = 1 or"
                                + " regexp_full_match(substr(x, i - 1, 1), '[!-/:-@\\[-`{-~\\s]') then upper(substr(x, i,"
                                + " 1)) else lower(substr(x, i, 1)) end), '') else "
                                + refused("initcap of a character whose other case has another length") + " end"),
                macro(
                        "soundex(x)",
                        "case when x is null then null when " + LETTERS + " = '' then '' else left(left(" + LETTERS
                                + ", 1) || replace(substr("
                                + collapsed("translate(left(" + LETTERS
                                        + ", 1), 'BFPVCGJKQSXZDTLMNRAEIOUYHW', '11112222222233455600000099') ||"
                                        + " replace(translate(substr(" + LETTERS
                                        + ", 2), 'BFPVCGJKQSXZDTLMNRAEIOUYHW', '11112222222233455600000099'), '9', '')")
                                + ", 2), '0', '') || '000', 4) end"));
    }

    private static List<String> quoted() {
        String reserved = ReservedWords.all().stream().sorted().collect(Collectors.joining("', '", "'", "'"));
        return List.of(
                macro(
                        "quoted_name(x)",
                        "case when x is null then null when x = '' or strlen(x) <> length(x) or contains(x, '$') or x in ("
                                + reserved + ") then "
                                + refused("quote_ident of a reserved word, of nothing, or of characters beside ASCII")
                                + " when regexp_full_match(x, '[a-z_][a-z0-9_]*') then x"
                                + " else '\"' || replace(x, '\"', '\"\"') || '\"' end"),
                macro("quoted_literal(x)", "'''' || replace(replace(x, '\\', '\\\\'), '''', '''''') || ''''"));
    }

    private static List<String> compared() {
        return List.of(
                macro(
                        "compared_texts(x, y)",
                        "case when x is null or y is null then null when suffix(x, ' ') or suffix(y, ' ') then "
                                + refused("bpcharcmp of a text with trailing blanks; use rtrim")
                                + " when x = y then 0 when x > y then 1 else -1 end"),
                macro(
                        "octet_index(p, x)",
                        "cast(case when strpos(x, p) = 0 then 0 else strlen(substr(x, 1, strpos(x, p) - 1)) + 1 end as"
                                + " integer)"),
                macro(
                        "alike_sounds(x, y)",
                        "case when x is null or y is null then null when x = '' or y = '' then 0 else"
                                + " list_transform([[" + Macros.SCHEMA + ".soundex(x), " + Macros.SCHEMA
                                + ".soundex(y)]], lambda s:"
                                + " case when s[1] = '' and s[2] = '' then 1 when s[1] = '' or s[2] = '' then "
                                + refused("difference of a text with letters and one without")
                                + " else cast(s[1][1] = s[2][1] as integer) + cast(s[1][2] = s[2][2] as integer) +"
                                + " cast(s[1][3] = s[2][3] as integer) + cast(s[1][4] = s[2][4] as integer) end)[1]"
                                + " end"));
    }

    private static List<String> hashes() {
        return List.of(
                macro(
                        "text_bytes(x)",
                        "case when x is null then null else list_transform(range(0, strlen(x)), lambda i:"
                                + " cast(cast('0x' || substr(hex(x), 2 * i + 1, 2) as utinyint) as uhugeint)) end"),
                macro(
                        "integer_bytes(n, size)",
                        "case when n is null then null else list_transform(range(0, size), lambda i:"
                                + " cast((n >> (8 * i)) & 255 as uhugeint)) end"),
                macro(
                        "signed_number(h)",
                        "cast(cast(h as hugeint) - case when h >= 9223372036854775808::uhugeint then"
                                + " 18446744073709551616::hugeint else 0 end as bigint)"),
                macro(
                        "fnv(bytes, seed)",
                        "case when bytes is null or seed is null then " + refused("fnv_hash of null")
                                + " else \"local$\".signed_number(list_reduce(list_concat([seed], bytes), lambda h, b:"
                                + " (xor(h, b) * 1099511628211::uhugeint) % 18446744073709551616::uhugeint)) end"));
    }

    /** The digits 1 to 6, each once where it follows itself. */
    private static String collapsed(String digits) {
        String collapsed = digits;
        for (int digit = 0; digit <= 6; digit++) {
            collapsed = "regexp_replace(" + collapsed + ", '" + digit + "+', '" + digit + "', 'g')";
        }
        return collapsed;
    }
}
