package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** r_MERGE.html, with its examples. */
class MergeTest extends OneWarehouse {
    @BeforeEach
    void make() {
        execute("drop table if exists target");
        execute("drop table if exists source");
        execute("create table target (id int, name char(10))");
        execute("create table source (id int, name char(10))");
        execute("insert into target values (101, 'Bob'), (102, 'John'), (103, 'Susan')");
        execute("insert into source values (102, 'Tony'), (103, 'Alice'), (104, 'Bill')");
    }

    private String target() {
        return values("select id, rtrim(name) from target order by id, name");
    }

    @Test
    void rows_that_match_are_updated_and_the_others_inserted() {
        execute("merge into target using source on target.id = source.id when matched then update set id = source.id,"
                + " name = source.name when not matched then insert values (source.id, source.name)");
        assertThat(target()).isEqualTo("101 Bob, 102 Tony, 103 Alice, 104 Bill");
    }

    @Test
    void rows_that_match_are_deleted() {
        execute("merge into target using source on target.id = source.id when matched then delete when not matched then"
                + " insert values (source.id, source.name)");
        assertThat(target()).isEqualTo("101 Bob, 104 Bill");
    }

    @Test
    void two_rows_of_the_source_that_match_one_are_an_error_and_change_nothing() {
        execute("insert into source values (102, 'Again')");
        assertThatThrownBy(() -> execute("merge into target using source as s on target.id = s.id when matched then"
                        + " update set name = s.name when not matched then insert values (s.id, s.name)"))
                .hasMessage("ERROR: Found multiple matches to update the same tuple.");
        assertThatThrownBy(() -> execute("merge into target using source as s on target.id = s.id when matched then"
                        + " delete when not matched then insert values (s.id, s.name)"))
                .hasMessage("ERROR: Found multiple matches to update the same tuple.");
        assertThat(target()).isEqualTo("101 Bob, 102 John, 103 Susan");
        execute("merge into target using (select id, max(name) as name from source group by 1) as s on target.id = s.id"
                + " when matched then update set name = s.name when not matched then insert values (s.id, s.name)");
        assertThat(target()).isEqualTo("101 Bob, 102 Tony, 103 Alice, 104 Bill");
    }

    @Test
    void duplicates_of_the_target_are_removed_where_the_source_has_the_row() {
        execute("delete from target");
        execute("delete from source");
        execute("insert into target values (30, 'Tony'), (30, 'Daisy'), (11, 'Alice'), (23, 'Bill'), (23, 'Nikki')");
        execute("insert into source values (23, 'David'), (22, 'Clarence')");
        execute("merge into target using source on target.id = source.id remove duplicates");
        assertThat(target()).isEqualTo("11 Alice, 22 Clarence, 23 David, 30 Daisy, 30 Tony");
    }

    /** A row of the source that nothing matches is inserted as often as it is there; null matches nothing. */
    @Test
    void what_matches_is_decided_before_anything_is_changed() {
        execute("delete from source");
        execute("insert into source values (7, 'x'), (7, 'y'), (null, 'z')");
        execute(
                "merge into target using source s on target.id = s.id when matched then update set name = s.name when not"
                        + " matched then insert (name, id) values (s.name, s.id + 1)");
        assertThat(target()).isEqualTo("8 x, 8 y, 101 Bob, 102 John, 103 Susan, null z");
    }

    @Test
    void a_column_that_gets_no_value_gets_its_default() {
        execute("alter table target add column kind varchar(9) default 'old'");
        execute("merge into target using source s on target.id = s.id and target.name = s.name when matched then update"
                + " set kind = 'same' when not matched then insert (id) values (s.id)");
        assertThat(values("select count(*) from target where kind = 'old' and name is null"))
                .isEqualTo("3");
    }

    @Test
    void what_no_page_settles_is_refused() {
        String rest = " when matched then delete when not matched then insert values (s.id, s.name)";
        assertThatThrownBy(() -> execute("merge into target using source s on target.id < s.id" + rest))
                .hasMessageStartingWith("Not supported by the local Redshift: MERGE ON anything but equalities");
        assertThatThrownBy(() -> execute("merge into target using target s on target.id = s.id" + rest))
                .hasMessageStartingWith("ERROR: ");
        assertThatThrownBy(() ->
                        execute("merge into target using (select id, name from target) s on target.id = s.id" + rest))
                .hasMessage("ERROR: Source view/subquery in Merge statement cannot reference target table.");
        assertThatThrownBy(() ->
                        execute("merge into target using (select 1 as id) s on target.id = s.id remove duplicates"))
                .hasMessageStartingWith("ERROR: MERGE with REMOVE DUPLICATES needs a source with as many columns");
        assertThatThrownBy(() -> execute("merge into target using source s on target.id = s.id when matched then update"
                        + " set id = 1 when not matched then insert values (target.id, s.name)"))
                .hasMessageStartingWith("ERROR: ");
    }
}
