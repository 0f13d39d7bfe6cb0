package dev.standin.redshift.dialect.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CREATE TABLE read to its end, whatever is wrong with a part of it. */
final class TableReadingTest {
    @Test
    void one_wrong_column_does_not_hide_the_next() {
        TableReading reading = read(
                "create table t (a int64 not null, order date, b date not null c date, d varchar(x), e date, primary (a)) diststyle alle");

        assertThat(reading.table().columns())
                .extracting(ColumnDefinition::name)
                .containsExactly("order", "b", "c", "e");
        assertThat(reading.misread())
                .extracting(Misread::part)
                .containsExactly(
                        Misread.Part.TYPE,
                        Misread.Part.NAME,
                        Misread.Part.ATTRIBUTE,
                        Misread.Part.TYPE,
                        Misread.Part.CONSTRAINT,
                        Misread.Part.CLAUSE);
        assertThat(reading.misread()).extracting(Misread::column).containsExactly("a", "order", "b", "d", "", "");
    }

    @Test
    void a_running_statement_stops_at_the_first() {
        assertThatThrownBy(
                        () -> StatementText.of("create table t (a date b date)").parse())
                .isInstanceOf(Objection.class)
                .hasMessageContaining("the column attribute 'b'");
    }

    @Test
    void a_column_keeps_how_it_is_written() {
        List<ColumnDefinition> columns = read("create table t (a VARCHAR not  null, b decimal ( 3 , 1 ))")
                .table()
                .columns();

        assertThat(columns)
                .extracting(ColumnDefinition::written)
                .containsExactly(
                        new ColumnDefinition.Written("VARCHAR", "not  null"),
                        new ColumnDefinition.Written("decimal ( 3 , 1 )", ""));
    }

    private static TableReading read(String sql) {
        return StatementText.of(sql).table();
    }
}
