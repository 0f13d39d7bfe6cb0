package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** ALTER TABLE of whole tables, and LIKE. Sources: r_ALTER_TABLE.html, r_ALTER_TABLE_APPEND.html, r_CREATE_TABLE_NEW.html. */
class TableChangesTest extends OneWarehouse {
    private String table(String name) {
        return values("select \"column\", type, rtrim(encoding), distkey, sortkey, \"notnull\" from pg_table_def where"
                + " schemaname = 'public' and tablename = '" + name + "'");
    }

    @Test
    void a_renamed_table_keeps_its_rows_owner_and_grants() {
        execute("create user reader_of_renamed password disable");
        execute("create table renamed_old (id int default 7, note varchar(9))");
        execute("insert into renamed_old values (1, 'a')");
        execute("grant select on renamed_old to reader_of_renamed");

        execute("alter table renamed_old rename to renamed_new");
        execute("insert into renamed_new (note) values ('b')");

        assertThat(values("select id, note from renamed_new order by id")).isEqualTo("1 a, 7 b");
        assertThat(values("select has_table_privilege('reader_of_renamed', 'renamed_new', 'select')"))
                .isEqualTo("true");
        assertThatThrownBy(() -> execute("select 1 from renamed_old"))
                .hasMessage("ERROR: relation \"renamed_old\" does not exist");
        execute("create table renamed_old (other int)");
        assertThatThrownBy(() -> execute("alter table renamed_old rename to renamed_new"))
                .hasMessage("ERROR: relation \"renamed_new\" already exists");
    }

    @Test
    void a_renamed_column_keeps_its_values_and_default() {
        execute("create table columns_renamed (id int, note varchar(9) default 'x' not null) sortkey (id)");
        execute("insert into columns_renamed (id) values (1)");

        execute("alter table columns_renamed rename column note to remark");
        execute("insert into columns_renamed (id) values (2)");

        assertThat(values("select remark, count(*) from columns_renamed group by 1"))
                .isEqualTo("x 2");
        assertThatThrownBy(() -> execute("alter table columns_renamed rename column remark to id"))
                .hasMessage("ERROR: column \"id\" of relation \"columns_renamed\" already exists");
        assertThatThrownBy(() -> execute("alter table columns_renamed rename column id to key"))
                .hasMessageStartingWith("Not supported by the local Redshift: RENAME COLUMN of a column that is part");
        assertThatThrownBy(() -> execute("alter table columns_renamed rename column note to other"))
                .hasMessage("ERROR: column \"note\" of relation \"columns_renamed\" does not exist");
    }

    @Test
    void a_table_that_others_hang_on_is_not_renamed_here() {
        execute("create table hung_on (id int primary key)");
        execute("create view reader_of_hung as select id from hung_on");
        assertThatThrownBy(() -> execute("alter table hung_on rename to hung"))
                .hasMessageStartingWith(
                        "Not supported by the local Redshift: ALTER TABLE RENAME of a table that a view");
        assertThatThrownBy(() -> execute("alter table reader_of_hung rename to reader"))
                .hasMessageStartingWith("Not supported by the local Redshift: ALTER TABLE of a view");
        execute("create table parent_of_key (id int primary key)");
        execute("create table child_of_key (id int references parent_of_key (id))");
        assertThatThrownBy(() -> execute("alter table parent_of_key rename to parents"))
                .hasMessageContaining("a table that a foreign key names");
    }

    @Test
    void styles_and_keys_take_the_place_of_those_there_were() {
        execute("create table stored (a int encode raw distkey, b int encode raw sortkey, c int encode raw)");

        execute("alter table stored alter compound sortkey (c, a), alter distkey b");
        assertThat(table("stored"))
                .isEqualTo("a integer none false 2 false, b integer none true 0 false, c integer none false 1 false");

        execute("alter table stored alter diststyle all");
        execute("alter table stored alter sortkey none");
        assertThat(table("stored"))
                .isEqualTo("a integer none false 0 false, b integer none false 0 false, c integer none false 0 false");
        assertThatThrownBy(() -> execute("alter table stored alter sortkey (d)"))
                .hasMessage("ERROR: column \"d\" of relation \"stored\" does not exist");
        assertThatThrownBy(() -> execute("alter table stored alter distkey a, alter diststyle even"))
                .hasMessageStartingWith("ERROR: ALTER TABLE takes one ALTER SORTKEY");
        execute("create table interleaved (a int, b int) interleaved sortkey (a, b)");
        assertThatThrownBy(() -> execute("alter table interleaved alter diststyle even"))
                .hasMessageContaining("interleaved sort key");
    }

    @Test
    void rows_that_are_there_get_the_default_of_a_new_column() {
        execute("create table grown (id int)");
        execute("insert into grown values (1), (2)");

        execute("alter table grown add column src varchar(9) encode zstd default 'old' not null");
        execute("alter table grown add column n decimal(5,2)");
        execute("insert into grown (id) values (3)");

        assertThat(values("select id, src, n from grown order by id")).isEqualTo("1 old null, 2 old null, 3 old null");
        assertThatThrownBy(() -> execute("insert into grown (id, src) values (4, null)"))
                .hasMessageContaining("src");
        assertThatThrownBy(() -> execute("alter table grown add column m int not null"))
                .hasMessage(
                        "ERROR: ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression");
        assertThatThrownBy(() -> execute("alter table grown add column at timestamp default getdate()"))
                .hasMessageStartingWith("Not supported by the local Redshift: ADD COLUMN with a DEFAULT that calls");
    }

    @Test
    void append_moves_the_rows_of_a_table_with_the_same_columns() {
        execute("create table appended_to (a int, b varchar(9))");
        execute("create table appended_from (b varchar(9), a int)");
        execute("insert into appended_from values ('x', 1)");

        execute("alter table appended_to append from appended_from");

        assertThat(values("select a, b from appended_to")).isEqualTo("1 x");
        assertThat(values("select count(*) from appended_from")).isEqualTo("0");
        execute("create table appended_wider (b varchar(10), a int)");
        assertThatThrownBy(() -> execute("alter table appended_to append from appended_wider"))
                .hasMessageStartingWith("ERROR: cannot append table \"appended_wider\"");
    }

    /** r_CREATE_TABLE_NEW.html: NOT NULL, styles and sort keys are inherited, primary and foreign keys are not. */
    @Test
    void a_table_like_another_has_its_columns_and_its_storage() {
        execute("create table model (id int primary key encode az64, s varchar(9) default 'd' encode lzo, d date encode"
                + " raw) diststyle even sortkey (d)");
        execute("create table with_defaults (like model including defaults)");
        execute("create table without_defaults (like model)");

        execute("insert into with_defaults (id) values (1)");
        execute("insert into without_defaults (id) values (1)");

        assertThat(values("select s from with_defaults")).isEqualTo("d");
        assertThat(values("select s from without_defaults")).isEqualTo("null");
        assertThat(table("with_defaults")).isEqualTo(table("model"));
        assertThatThrownBy(() -> execute("create table with_defaults (like model)"))
                .hasMessage("ERROR: relation \"with_defaults\" already exists");
        assertThatThrownBy(() -> execute("create table more (like model, n int)"))
                .hasMessageStartingWith("Not supported by the local Redshift: CREATE TABLE (LIKE ...) with other");
    }
}
