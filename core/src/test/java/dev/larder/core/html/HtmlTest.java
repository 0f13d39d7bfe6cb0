package dev.larder.core.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void a_long_name_or_sentence_in_a_table_may_be_broken_and_an_id_or_a_number_never() {
        String path = "suppliers/acme/sale/sale_of_march.csv";
        String sentence = "it covers only a part of a period that is in force, and so there is no place for it";
        String page = new Html("page")
                .table(List.of("what"), List.of(List.of("0123456789abcdef0123", "1,234", path, sentence)))
                .end();

        assertThat(page)
                .contains(
                        "<td>0123456789abcdef0123</td>",
                        "<td class=\"number\">1,234</td>",
                        "<td class=\"long\">" + path + "</td>",
                        "<td class=\"long\">" + sentence + "</td>",
                        ".wide .long{overflow-wrap:anywhere;");
    }
}
