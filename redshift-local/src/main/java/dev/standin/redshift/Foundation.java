package dev.standin.redshift;

import dev.standin.redshift.catalog.Unsettled;
import dev.standin.redshift.sql.CatalogText;
import dev.standin.redshift.sql.engine.Macros;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hidden tables and macros on which a database works. They are made when it is opened for the first time, and again when another version of them
 * is there: the last macro tells the digest of all the others, so it is there only if they are.
 */
final class Foundation {
    private static final String LAID = Macros.SCHEMA + ".foundation";
    private static final List<String> DEFINITIONS = Stream.of(
                    CatalogText.tables(), Macros.definitions(), Unsettled.definitions())
            .flatMap(List::stream)
            .toList();
    private static final String DIGEST = digest(DEFINITIONS);

    private Foundation() {}

    /** Makes what is missing or of another version. */
    static void lay(Connection connection) throws SQLException {
        if (isLaid(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : DEFINITIONS) {
                statement.execute(sql);
            }
            statement.execute("create or replace macro " + LAID + "() as '" + DIGEST + "'");
        }
    }

    private static boolean isLaid(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet laid = statement.executeQuery("select " + LAID + "()")) {
            return laid.next() && DIGEST.equals(laid.getString(1));
        } catch (SQLException absent) {
            return false;
        }
    }

    private static String digest(List<String> definitions) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            definitions.forEach(sql -> sha.update((sql + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
