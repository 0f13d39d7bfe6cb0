package dev.standin.redshift.dialect.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    private static List<Token> code(String text) {
        return Lexer.tokens(text).stream().filter(Token::isSignificant).toList();
    }

    private static String together(String text) {
        return Lexer.tokens(text).stream().map(Token::text).collect(Collectors.joining());
    }

    @Test
    void the_tokens_of_a_text_are_the_text() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "'",
                "\"",
                "\\",
                "$",
                "$a$",
                "/*",
                "*/",
                "--",
                "\n",
                " ",
                "a",
                "É",
                "1",
                ".5",
                "e",
                ":",
                "::",
                "<=",
                "|",
                ";",
                "\u20ac",
                "\ud83d\ude00");
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(12), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            assertThat(together(text)).as("seed " + seed).isEqualTo(text);
        }
    }

    @Test
    void every_token_knows_its_place() {
        List<Token> tokens = code("select a,\n  'x\ny' /* c\n */ b");
        assertThat(tokens)
                .extracting(Token::place)
                .containsExactly(new Place(1, 1), new Place(1, 8), new Place(1, 9), new Place(2, 3), new Place(4, 5));
        assertThat(tokens).extracting(Token::start).containsExactly(0, 7, 8, 12, 27);
        assertThat(Lexer.tokens("a\nb", new Place(7, 5)))
                .extracting(Token::place)
                .containsExactly(new Place(7, 5), new Place(7, 6), new Place(8, 1));
    }

    /** r_names.html: the 26 letters are folded, in quotes too; other letters are kept. */
    @Test
    void names_are_folded_as_redshift_folds_them() {
        assertThat(code("SELECT \"My \"\"T\"\" É\" Äb$1 :Knob"))
                .extracting(Token::name)
                .containsExactly("select", "my \"t\" É", "Äb$1", "Knob");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'it''s',it's",
                "'it\\'s',it\\'s",
                "'a\\\\',a\\\\",
                "'\\'''',\\''",
                "$$it's$$,it's",
                "$q$a$$b$q$,a$$b",
                "'',``"
            })
    void a_literal_ends_where_redshift_ends_it(String text, String value) {
        List<Token> tokens = code(text + " x");
        assertThat(tokens).hasSize(2);
        assertThat(tokens.getFirst().literal()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "'a\\'", "\"a", "\"a\"\"", "/* a /* b */", "$q$a$$"})
    void what_does_not_end_is_one_token_to_the_end(String text) {
        assertThat(Lexer.tokens("x=" + text))
                .extracting(Token::kind)
                .containsExactly(Token.Kind.WORD, Token.Kind.SYMBOL, Token.Kind.UNENDED);
    }

    @Test
    void operators_are_one_token() {
        assertThat(code("a<=b::c||d!=e<>f>=:g"))
                .filteredOn(t -> t.kind() == Token.Kind.SYMBOL)
                .extracting(Token::text)
                .containsExactly("<=", "::", "||", "!=", "<>", ">=");
    }

    /** r_pg_keywords.html and r_QUALIFY_clause.html. */
    @Test
    void raw_is_the_only_reserved_word_that_names_something() {
        assertThat(List.of("raw", "qualify", "tag", "all")).allMatch(ReservedWords::contains);
        assertThat(List.of("raw", "qualify", "tag", "all", "region"))
                .filteredOn(ReservedWords::isName)
                .containsExactly("raw", "region");
    }
}
