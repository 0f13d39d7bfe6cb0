package dev.larder.cli.crash;

import dev.larder.cli.Folders;
import dev.larder.cli.Typed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.port.ObjectStore;
import dev.larder.local.LocalLarder;
import dev.larder.local.LocalLarder.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An environment that nobody runs. Tests work on copies of its folder.
 *
 * @param project the folder of its project
 * @param plan hash of its plan, which is in its lake
 */
record Scene(Path folder, Path project, String plan) {

    private static final String NO_PLAN = "0".repeat(64);

    /** One with a release of these drops of the launch story, made by the command. */
    static Scene released(Path folder, Path project, Drops drops) {
        List<Object> arguments =
                new ArrayList<>(List.of("run", "--project", project, "--state", folder, "--at", drops.at(), "--drop"));
        arguments.addAll(drops.folders());
        Typed typed = Typed.larder(arguments.toArray());
        if (typed.exit() != 0) {
            throw new IllegalStateException(typed.out() + typed.err());
        }
        try (LocalLarder aws = LocalLarder.open(new Options(folder, "local", NO_PLAN, 0));
                Environment environment = new Environment(aws.variables())) {
            String key = environment.lake().objects().keys("plans/").getFirst();
            return new Scene(folder, project, key.replaceAll("plans/|\\.json", ""));
        }
    }

    /** A new environment that has the plan of this one in its lake, and was never set up. */
    Scene neverSetUp(Path other) {
        String key = LakeLayout.plan(plan);
        try (LocalLarder here = LocalLarder.open(new Options(folder, "local", plan, 0));
                Environment from = new Environment(here.variables());
                LocalLarder there = LocalLarder.open(new Options(other, "local", plan, 0));
                Environment to = new Environment(there.variables())) {
            ObjectStore plans = from.lake().objects();
            to.lake().objects().write(key, plans.read(key).orElseThrow(), "application/json");
            return new Scene(other, project, plan);
        }
    }

    /** Drops of the story land, and nothing is done about them. */
    Scene land(Drops drops) throws IOException {
        try (LocalLarder aws = LocalLarder.open(new Options(folder, "local", plan, 0))) {
            drops.landIn(aws.variables());
        }
        return this;
    }

    Scene copy(Path other) throws IOException {
        Folders.copy(folder, other);
        return new Scene(other, project, plan);
    }

    /** The same with another release, of more drops. */
    Scene released(Drops drops) {
        return released(folder, project, drops);
    }

    /** One number from its database. */
    long count(String sql) throws SQLException {
        try (Connection database = Aftermath.database(folder);
                Statement statement = database.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            set.next();
            return set.getLong(1);
        }
    }

    /** The command finishes whatever is unfinished. */
    Typed finish() {
        return Typed.larder("run", "--project", project, "--state", folder);
    }

    /** Removes it from the disk. */
    void delete() throws IOException {
        Folders.delete(folder);
    }
}
