package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Foundation;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.plan.Plan;
import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of a warehouse lets its readers do: see the star and which release it shows, and nothing else. */
class ReaderRightsTest {
    private static final Foundation FOUNDATION = new Foundation("readers", "operator");

    private final Plan plan = SampleProject.plan();
    private final Warehouse warehouse;
    private final Database database;

    ReaderRightsTest(@TempDir Path folder) {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        as(
                warehouse.database("dev"),
                "admin",
                "create user owner password disable",
                "create user analyst password disable",
                "create user stranger password disable",
                "create user operator password disable",
                "create role readers",
                "grant role readers to analyst");
        outside("create database larder_x");
        database = warehouse.database("larder_x");
        as(database, "admin", "grant create on database larder_x to owner");
    }

    @BeforeEach
    void the_owner_lays_the_foundation_and_then_makes_the_tables_of_the_plan() {
        for (Batch batch : FOUNDATION.batches(Set.of())) {
            as(database, "owner", batch.statements().toArray(String[]::new));
        }
        as(
                database,
                "owner",
                WarehouseSchema.statements(plan).stream()
                        .filter(sql -> !WarehouseSchema.foundation().contains(sql))
                        .toArray(String[]::new));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void readers_see_every_table_of_the_star_though_it_was_made_after_the_grant() {
        assertThat(plan.models()).isNotEmpty();
        plan.models().forEach(model -> as(database, "analyst", "select count(*) from star." + model.name()));
        as(database, "analyst", "select max(release) from ops.release");
    }

    @Test
    void readers_see_nothing_else_and_change_nothing() {
        String table = "star." + plan.models().getFirst().name();
        denied("analyst", "delete from " + table, "permission denied for relation");
        denied("analyst", "drop table " + table, "must be owner of relation");
        denied("analyst", "create table star.mine (a integer)", "permission denied for schema star");
        denied("analyst", "select * from ops.mapping", "permission denied for relation mapping");
        for (String schema : List.of("raw", "current", "qa", "candidate", "diff")) {
            denied("analyst", "create table " + schema + ".mine (a integer)", "permission denied for schema " + schema);
        }
        plan.feeds()
                .forEach(feed ->
                        denied("analyst", "select * from raw." + feed.table(), "permission denied for schema raw"));
    }

    @Test
    void who_has_not_the_role_sees_nothing() {
        denied("stranger", "select max(release) from ops.release", "permission denied for schema ops");
        plan.models()
                .forEach(model ->
                        denied("stranger", "select * from star." + model.name(), "permission denied for schema star"));
    }

    private void denied(String user, String sql, String words) {
        assertThatThrownBy(() -> as(database, user, sql)).as(user + ": " + sql).hasMessageContaining(words);
    }

    private static void as(Database where, String user, String... statements) {
        try (Session session = where.session(user, Map.of())) {
            session.transaction(
                    () -> List.of(statements).stream().map(session::execute).toList());
        }
    }

    /** CREATE DATABASE runs in no transaction block. */
    private void outside(String sql) {
        try (Session session = warehouse.database("dev").session("admin", Map.of())) {
            session.execute(sql);
        }
    }
}
