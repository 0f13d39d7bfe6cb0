package dev.larder.cli.crash;

import dev.larder.aws.ObjectStore;
import dev.larder.functions.Environment;
import dev.larder.local.environment.LocalAws;
import dev.larder.local.environment.LocalAws.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be the same whatever happened on the way.
 *
 * @param rows rows and their hash, whatever their order, of each table of raw and star
 * @param answers keys of delivery records and receipts; each delivery has one of each, by its id
 * @param releases keys of the releases
 * @param deadLetters messages that were given up
 */
record Aftermath(SortedMap<String, String> rows, List<String> answers, List<String> releases, int deadLetters) {

    /** Looks at the folder of an environment that nobody runs. */
    static Aftermath of(Path state, String plan) throws Exception {
        SortedMap<String, String> rows = rows(state);
        try (LocalAws aws = LocalAws.open(new Options(state, "local", plan, 0));
                Environment environment = new Environment(aws.variables())) {
            ObjectStore lake = environment.lake().objects();
            List<String> answers = new ArrayList<>(lake.keys("deliveries/"));
            answers.addAll(lake.keys("receipts/"));
            int dead = aws.queue("landed-dead").counts().visible() + aws.queue("accepted-dead").counts().visible();
            return new Aftermath(rows, answers, lake.keys("releases/"), dead);
        }
    }

    private static SortedMap<String, String> rows(Path state) throws Exception {
        SortedMap<String, String> rows = new TreeMap<>();
        String tables = "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_schema in ('raw', 'star') and table_type = 'BASE TABLE'";
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + state.resolve("redshift/larder_local.duckdb"));
                Statement statement = database.createStatement()) {
            for (String table : texts(statement, tables)) {
                List<String> all = texts(statement, "select cast(t as varchar) from " + table + " as t order by 1");
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
                rows.put(table, all.size() + " " + HexFormat.of().formatHex(hash, 0, 8));
            }
        }
        return rows;
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet set = statement.executeQuery(sql)) {
            while (set.next()) {
                texts.add(set.getString(1));
            }
        }
        return texts;
    }
}
