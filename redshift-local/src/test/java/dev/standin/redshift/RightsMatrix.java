package dev.standin.redshift;

import dev.standin.redshift.dialect.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The world and the matrix of {@code src/test/resources/rights}, and what the local Redshift says to them. */
record RightsMatrix(List<Step> world, List<Row> rows) {
    private static final Path FOLDER = Path.of("src/test/resources/rights");
    private static final Pattern DENIED = Pattern.compile(
            "permission denied.*|must be (owner|superuser).*|User .* does not have ASSUMEROLE permission .*");

    /** A statement that makes the world. */
    record Step(String user, boolean onlyHere, String sql) {}

    /** A line of the matrix. */
    record Row(String page, String who, String elsewhere, String sql) {
        boolean isShared() {
            return !elsewhere.equals("-");
        }

        /** Who may by PostgreSQL, as the line says. */
        String whoElsewhere() {
            return elsewhere.equals("=") ? who : elsewhere.substring(0, 5);
        }
    }

    /** Who runs a statement, with the letter of the matrix. */
    enum Who {
        S("admin"),
        O("owner"),
        D("direct"),
        T("through"),
        X("stranger");

        private final String user;

        Who(String user) {
            this.user = user;
        }

        String user() {
            return user;
        }
    }

    static RightsMatrix read() throws IOException {
        List<Step> world = new ArrayList<>();
        for (String line : lines("world.sql", "--")) {
            boolean onlyHere = line.startsWith("#");
            String rest = onlyHere ? line.substring(1) : line;
            String user = rest.startsWith("@") ? rest.substring(1, rest.indexOf(' ')) : "admin";
            world.add(new Step(user, onlyHere, rest.startsWith("@") ? rest.substring(rest.indexOf(' ') + 1) : rest));
        }
        List<Row> rows = lines("matrix.txt", "#").stream()
                .map(line -> line.split(" \\| ", 4))
                .map(f -> new Row(f[0], f[1], f[2], f[3].replaceFirst(" -- .*", "")))
                .toList();
        return new RightsMatrix(List.copyOf(world), rows);
    }

    private static List<String> lines(String file, String comment) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith(comment) && !line.isBlank())
                .toList();
    }

    /** Makes the world in the database dev, and a database more. */
    void make(Warehouse warehouse) {
        warehouse.create("shop");
        for (Step step : world) {
            try (Session session = warehouse.database("dev").session(step.user(), Map.of())) {
                session.transaction(() -> session.execute(step.sql()));
            }
        }
    }

    /** The letters of those whom the local Redshift lets run the statement; nothing stays of it. */
    static String who(Warehouse warehouse, String sql) {
        StringBuilder letters = new StringBuilder();
        for (Who who : Who.values()) {
            letters.append(may(warehouse, who.user(), sql) ? who.name() : ".");
        }
        return letters.toString();
    }

    private static boolean may(Warehouse warehouse, String user, String sql) {
        try (Session session = warehouse.database("dev").session(user, Map.of())) {
            session.transaction(() -> {
                session.execute(sql);
                throw new Undone();
            });
            throw new AssertionError("the transaction was not undone");
        } catch (Undone done) {
            return true;
        } catch (SqlError error) {
            String message = String.valueOf(error.getMessage()).replaceFirst("ERROR: ", "");
            if (DENIED.matcher(message).matches()) {
                return false;
            }
            if (message.equals("The specified S3 prefix 'k' does not exist")
                    || message.startsWith("S3ServiceException:The specified bucket does not exist")) {
                return true;
            }
            throw new AssertionError(user + ": " + sql + ": " + message, error);
        }
    }

    /** Ends a transaction that nobody wants. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
