package dev.larder.functions.base;

import dev.larder.core.wiring.Stage;
import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.Optional;

/**
 * Which stack made which database, and for what stage: {@code larder_admin.environment} in the admin's database, which outlives every
 * environment. A comment on a database would be dropped with it, and can be written by its owner.
 */
final class Register {
    private static final String TABLE = "larder_admin.environment";

    private final AdminDatabase admin;
    private final String home;

    Register(AdminDatabase admin, String home) {
        this.admin = admin;
        this.home = home;
    }

    /** What is remembered of a database. */
    record Entry(String stack, Stage stage) {
        /** Whether both are stacks of the same name in the same account and region; there is one at a time. */
        boolean isOfSameName(String other) {
            return named(stack).equals(named(other));
        }

        private static String named(String arn) {
            return arn.substring(0, arn.lastIndexOf('/'));
        }
    }

    /** Makes the table. */
    void prepare() {
        run("create schema if not exists larder_admin");
        run("create table if not exists " + TABLE
                + " (database_name varchar(127) not null, stack varchar(2048) not null, stage varchar(16) not null)");
    }

    Optional<Entry> find(String database) {
        Rows rows = run("select stack, stage from " + TABLE + " where database_name = '" + database + "'");
        return rows.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(
                        rows.text(0, "stack"), Stage.of(rows.text(0, "stage")).orElseThrow()));
    }

    void remember(Order order, boolean isKnown) {
        run(
                isKnown
                        ? "update %s set stack = '%s', stage = '%s' where database_name = '%s'"
                                .formatted(TABLE, order.stack(), order.stage().text(), order.database())
                        : "insert into %s (database_name, stack, stage) values ('%s', '%s', '%s')"
                                .formatted(
                                        TABLE,
                                        order.database(),
                                        order.stack(),
                                        order.stage().text()));
    }

    void forget(String database) {
        run("delete from " + TABLE + " where database_name = '" + database + "'");
    }

    private Rows run(String sql) {
        return admin.run(home, sql);
    }
}
