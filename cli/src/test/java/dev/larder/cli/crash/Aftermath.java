package dev.larder.cli.crash;

import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.Landed;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.local.LocalLarder;
import dev.larder.local.LocalLarder.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What must be the same whatever happened on the way. A delivery is named by its key and revision, since S3 chooses the version ids.
 *
 * @param rows rows and their hash, whatever their order, of each table of raw, star and ops
 * @param answers keys of delivery records and receipts, one of each kind for every landed version and no other
 * @param releases keys of the releases
 * @param ends how the run of each release is told to have ended
 * @param deadLetters messages that were given up
 */
record Aftermath(
        SortedMap<String, String> rows,
        List<String> answers,
        List<String> releases,
        List<String> ends,
        int deadLetters) {
    /** Of the engine's own tables all but names of runs, which say how often they were tried, and moments of the machine's clock. */
    private static final Map<String, String> OPS = Map.of(
            "current_run", "select count(*)::varchar from ops.current_run",
            "live_release", "select release::varchar from ops.live_release",
            "prepared_plan", "select plan || ' ' || begun from ops.prepared_plan",
            "release", "select release || ' ' || (run = '') || ' ' || plan from ops.release",
            "mapping",
                    "select feed || ' ' || period || ' ' || delivery_id from ops.mapping"
                            + " where run = (select run from ops.current_run)",
            "mapping_change",
                    "select release || ' ' || feed || ' ' || period || ' ' || delivery_id || ' ' || side from"
                            + " ops.mapping_change",
            "loaded_delivery", "select delivery_id || ' ' || rows from ops.loaded_delivery",
            "landed_delivery", "select delivery_id from ops.landed_delivery",
            "test_result",
                    "select release || ' ' || gate || ' ' || test || ' ' || dimension || ' ' || value || ' ' || verdict"
                            + " from ops.test_result where release is not null",
            "aside", "select release || ' ' || feed || ' ' || test || ' ' || since_release from ops.aside");

    /** Looks at the folder of an environment that nobody runs. */
    static Aftermath of(Scene scene) throws SQLException {
        Path state = scene.folder();
        SortedMap<String, List<String>> tables = tables(state);
        try (LocalLarder aws = LocalLarder.open(new Options(state, "local", scene.plan(), 0));
                Environment environment = new Environment(aws.variables())) {
            ObjectStore lake = environment.lake().objects();
            UnaryOperator<String> named = names(environment);
            SortedMap<String, String> rows = new TreeMap<>();
            tables.forEach((table, all) ->
                    rows.put(table, all.size() + " " + hash(sorted(all.stream().map(named)))));
            List<String> answers = sorted(Stream.of("deliveries/", "receipts/")
                    .flatMap(prefix -> lake.keys(prefix).stream())
                    .map(named));
            int dead = aws.queue("landed-dead").counts().visible()
                    + aws.queue("accepted-dead").counts().visible();
            return new Aftermath(rows, answers, lake.keys("releases/"), ends(environment.lake()), dead);
        }
    }

    private static List<String> ends(Lake lake) {
        return IntStream.rangeClosed(1, Releases.newestNumber(lake).orElse(0))
                .mapToObj(number -> Releases.run(lake, number).orElseThrow())
                .map(run -> lake.get(RunFolder.of(run).end(), RunRecord.class))
                .map(end -> end.release() + " " + end.verdict().jsonName())
                .toList();
    }

    /** Puts key and revision in the place of an id, whole or shortened as in the key of a receipt. */
    private static UnaryOperator<String> names(Environment environment) {
        SortedMap<String, String> names = new TreeMap<>();
        environment.landing().all("suppliers/").forEach(version -> {
            Landed landed = version.landed();
            String id = DeliveryId.of(landed.bucket(), landed.key(), landed.versionId());
            names.put(id, landed.key() + " " + landed.revision());
        });
        return text -> {
            String named = text;
            for (Map.Entry<String, String> name : names.entrySet()) {
                named = named.replace(name.getKey(), name.getValue())
                        .replace(name.getKey().substring(0, 8), name.getValue());
            }
            return named;
        };
    }

    private static SortedMap<String, List<String>> tables(Path state) throws SQLException {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        String tables = "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_schema in ('raw', 'star') and table_type = 'BASE TABLE'";
        try (Connection database = database(state);
                Statement statement = database.createStatement()) {
            for (String table : texts(statement, tables)) {
                rows.put(table, texts(statement, "select cast(t as varchar) from " + table + " as t"));
            }
            for (Map.Entry<String, String> of : OPS.entrySet()) {
                rows.put("ops." + of.getKey(), texts(statement, of.getValue()));
            }
        }
        return rows;
    }

    static Connection database(Path state) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + state.resolve("redshift/larder_local.duckdb"));
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.sorted().toList();
    }

    private static String hash(List<String> lines) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
