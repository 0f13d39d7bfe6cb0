package dev.larder.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EntriesTest {
    private final Entries entries = new Entries();

    private List<Entry> typed(String text) {
        List<Entry> all = new ArrayList<>();
        text.lines().forEach(line -> all.addAll(entries.add(line)));
        return all;
    }

    @Test
    void a_statement_may_have_many_lines_and_a_line_many_statements() {
        assertThat(typed("select\n1; select 2;\nselect 3"))
                .containsExactly(new Entry.Statement("select\n1"), new Entry.Statement("select 2"));
        assertThat(entries.isBegun()).isTrue();
        assertThat(entries.rest()).contains(new Entry.Statement("select 3"));
        assertThat(entries.isBegun()).isFalse();
    }

    @Test
    void a_semicolon_in_a_literal_a_name_or_a_comment_ends_nothing() {
        assertThat(typed("select ';' as \"a;b\" -- c;\n/* d; */ from t\n;"))
                .containsExactly(new Entry.Statement("select ';' as \"a;b\" -- c;\n/* d; */ from t"));
    }

    @Test
    void comments_and_lonely_semicolons_are_no_statements() {
        assertThat(typed("-- nothing\n;;\n/* nothing */;")).isEmpty();
        assertThat(entries.rest()).isEmpty();
    }

    @Test
    void a_backslash_begins_an_order_only_between_statements() {
        assertThat(typed("\\d  star.dim_product ")).containsExactly(new Entry.Order("d", "star.dim_product"));
        assertThat(typed("select 1\n\\q\n;")).containsExactly(new Entry.Statement("select 1\n\\q"));
    }

    @Test
    void a_literal_that_does_not_end_waits() {
        assertThat(typed("select 'a;\nb;")).isEmpty();
        assertThat(typed("';")).containsExactly(new Entry.Statement("select 'a;\nb;\n'"));
    }
}
