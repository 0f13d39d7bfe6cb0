package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL that {@code check} tells an author to write is SQL that {@code check} then takes. */
final class HelpSqlTest {
    private static final String FACT = "sql/star/fct_sale.sql";
    private static final String KNOB = """
        limit:
          type: integer
          default: 3
          description: A number.
          owner: sales
        """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_model_written_as_the_messages_tell_is_taken() throws IOException {
        Shop shop = Shop.in(folder).with("knobs.yaml", KNOB);
        String fact = Files.readString(shop.project().resolve(FACT)).replace("amount bigint not null", """
            amount bigint not null,
                b integer not null,
                c timestamp not null,
                d integer not null,
                e integer not null,
                f decimal(18,4)\
            """);
        String wrong = ", amount as b, dateadd(jour, 1, sold_on) as c, null as d, :limit as e,"
                + " cast(sale_no as decimal(18,4)) / amount as f";
        String said = check(shop, fact, wrong).err();

        String cast = told(said, "write (cast\\(.* as integer\\)) as b");
        String date = told(said, "write (dateadd\\(day, \\.\\.\\.\\))");
        String none = told(said, "write (coalesce\\(.*\\)) as d");
        String knob = told(said, "expected (cast\\(:limit as integer\\))");
        String share = told(
                said, "expected (cast\\(cast\\(.* as double precision\\) / nullif\\(.*\\) as decimal\\(p,s\\)\\))");
        String right = ", " + cast.replace("...", "amount") + " as b, "
                + date.replace("...", "1, sold_on") + " as c, "
                + none.replace("<value>", "0").replace("...", "null") + " as d, "
                + knob + " as e, "
                + share.replaceFirst("\\.\\.\\.", "sale_no")
                        .replace("...", "amount")
                        .replace("p,s", "18,4") + " as f";
        Typed taken = check(shop, fact, right);

        assertThat(taken.exit()).as(right + "\n" + taken.err()).isZero();
    }

    private static Typed check(Shop shop, String fact, String columns) throws IOException {
        shop.with(FACT, fact.replace("select sale_no, sold_on, amount", "select sale_no, sold_on, amount" + columns));
        return Typed.larder("check", "--project", shop.project());
    }

    private static String told(String said, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(pattern + " in\n" + said).isTrue();
        return found.group(1);
    }
}
