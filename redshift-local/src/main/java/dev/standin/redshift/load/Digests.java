package dev.standin.redshift.load;

import dev.standin.redshift.sql.engine.Macros;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;

/** Checksums that the engine has not, as a function of it: {@link Macros#DIGEST}. */
public final class Digests {
    private Digests() {}

    /** Makes the function known to the connection's database. */
    public static void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(Macros.DIGEST.replace("\"", ""))
                    .withParameters(String.class, String.class)
                    .withReturnType(String.class)
                    .withNullInNullOut()
                    .<String, String, String>withFunction(Digests::of)
                    .register(connection);
        }
    }

    /** In hexadecimal digits; {@code CRC-32C} or a name that {@link MessageDigest} knows. */
    static String of(String text, String algorithm) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (algorithm.equals("CRC-32C")) {
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            return HexFormat.of().toHexDigits((int) sum.getValue());
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this JVM has no " + algorithm, absent);
        }
    }
}
