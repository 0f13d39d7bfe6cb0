package dev.larder.cli.rights;

import dev.larder.core.engine.Foundation;
import dev.larder.core.wiring.Names;
import dev.larder.functions.base.Databases;
import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.Warehouse.Rows;
import dev.standin.redshift.Session;
import dev.standin.redshift.Users;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All SQL privileges of an environment, from the statements that its making and its set-up send, each once. */
final class Enumerated {
    private Enumerated() {}

    /**
     * Makes the environment's database in an empty warehouse below a folder, and writes down what was said.
     *
     * @param further what was said besides, as the admin
     */
    static List<SqlPrivilege> of(Path folder, Names names, String namespaceRole, List<String> further) {
        List<String> said = new ArrayList<>(further);
        try (Warehouse empty = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE)) {
            AdminDatabase admin = (database, sql) -> {
                said.add(sql);
                return run(empty, database, sql);
            };
            Databases.makeAlone(admin, namespaceRole, names);
        }
        String owner = "IAMR:" + names.warehouseRole();
        return Stream.concat(
                        said.stream().flatMap(sql -> SqlPrivilege.of(sql, Users.ADMIN).stream()),
                        new Foundation(names.readerRole(), "IAMR:" + names.operatorRole())
                                .batches(Set.of()).stream()
                                        .flatMap(batch -> batch.statements().stream())
                                        .flatMap(sql -> SqlPrivilege.of(sql, owner).stream()))
                .distinct()
                .toList();
    }

    private static Rows run(Warehouse warehouse, String database, String sql) {
        try (Session session = warehouse.database(database).session(Users.ADMIN, Map.of())) {
            List<List<@Nullable String>> rows = session.execute(sql).rows().stream()
                    .map(row -> row.stream().map(String::valueOf).toArray(String[]::new))
                    .map(row -> Arrays.<@Nullable String>asList(row))
                    .toList();
            return new Rows(List.of(), List.of(), rows);
        }
    }
}
