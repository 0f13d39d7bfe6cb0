package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import org.junit.jupiter.api.Test;

/** Source: r_ALTER_SCHEMA.html. */
class SchemaChangesTest extends OneWarehouse {
    /** The page's example: "alter schema sales rename to us_sales". */
    @Test
    void a_renamed_schema_keeps_its_tables_rows_owners_grants_and_comments() {
        execute("create user reader_of_sales password disable");
        execute("create schema sales quota 1 gb");
        execute("grant usage on schema sales to reader_of_sales");
        execute("alter default privileges in schema sales grant select on tables to reader_of_sales");
        execute("create table sales.facts (id int not null default 7, note varchar(3) encode zstd) sortkey (id)");
        execute("insert into sales.facts values (1, 'a'), (2, null)");
        execute("comment on table sales.facts is 'sold'");
        execute("create view sales.seen as select id from sales.facts with no schema binding");

        execute("alter schema sales rename to us_sales");

        execute("insert into us_sales.facts (note) values ('b')");
        assertThat(values("select id, note from us_sales.facts order by id")).isEqualTo("1 a, 2 null, 7 b");
        assertThat(values("select \"column\", type, rtrim(encoding), sortkey, \"notnull\" from pg_table_def where"
                        + " schemaname = 'us_sales' and tablename = 'facts' and \"column\" = 'note'"))
                .isEqualTo("");
        execute("set search_path to us_sales");
        assertThat(values("select \"column\", type, rtrim(encoding), sortkey, \"notnull\" from pg_table_def where"
                        + " schemaname = 'us_sales' and tablename = 'facts' and \"column\" = 'note'"))
                .isEqualTo("note character varying(3) zstd 0 false");
        execute("set search_path to public");
        assertThat(values("select has_table_privilege('reader_of_sales', 'us_sales.facts', 'select'),"
                        + " has_schema_privilege('reader_of_sales', 'us_sales', 'usage')"))
                .isEqualTo("true true");
        execute("create table us_sales.later (a int)");
        assertThat(values("select has_table_privilege('reader_of_sales', 'us_sales.later', 'select')"))
                .isEqualTo("true");
        assertThatThrownBy(() -> execute("insert into us_sales.facts values (null, 'x')"))
                .hasMessageContaining("Cannot insert a NULL value");
        assertThatThrownBy(() -> execute("insert into us_sales.facts values (1, 'long')"))
                .isInstanceOf(SqlError.class);
    }

    /** "Objects using the old name ... must be updated to use the new name." */
    @Test
    void what_uses_the_old_name_of_a_schema_finds_nothing() {
        execute("create schema old_name");
        execute("create table old_name.t (a int)");
        execute("create view public.reads_old as select a from old_name.t with no schema binding");
        execute("alter schema old_name rename to new_name");
        assertThatThrownBy(() -> execute("select a from public.reads_old"))
                .hasMessage("ERROR: relation \"old_name.t\" does not exist");
        assertThatThrownBy(() -> execute("create table old_name.t (a int)"))
                .hasMessage("ERROR: schema \"old_name\" does not exist");
        execute("create schema old_name");
        execute("create table old_name.t (a int)");
        assertThat(values("select a from public.reads_old")).isEmpty();
    }

    @Test
    void what_a_renamed_schema_could_not_keep_is_refused() {
        execute("create schema kept");
        execute("create table kept.t (a int primary key)");
        execute("create view kept.bound as select a from kept.t");
        assertThatThrownBy(() -> execute("alter schema kept rename to lost")).isInstanceOf(Refusal.class);
        execute("drop view kept.bound");
        execute("create table public.refers_to_kept (a int references kept.t (a))");
        assertThatThrownBy(() -> execute("alter schema kept rename to lost"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("foreign key");
        execute("drop table public.refers_to_kept");
        assertThatThrownBy(() -> execute("alter schema public rename to lost")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> execute("alter schema kept rename to pg_lost"))
                .hasMessage("ERROR: unacceptable schema name \"pg_lost\"");
        assertThatThrownBy(() -> execute("alter schema kept rename to public"))
                .hasMessage("ERROR: schema \"public\" already exists");
        execute("alter schema kept rename to lost");
        execute("alter schema lost quota 300 gb");
        execute("alter schema lost quota unlimited");
    }
}
