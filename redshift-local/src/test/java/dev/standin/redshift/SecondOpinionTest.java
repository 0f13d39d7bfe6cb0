package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the local Redshift and PostgreSQL have in common of the matrix, asked of PostgreSQL itself: another hand has written that one. */
class SecondOpinionTest {
    private static final Path PACKAGE = Path.of("node_modules/@electric-sql/pglite/package.json");

    /** What PostgreSQL says otherwise, in the order in which it is replaced. */
    private static final Map<String, String> SPELLINGS = spellings();

    private static Map<String, String> spellings() {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        all.put("create user (\\w+) password disable", "create role $1 login");
        all.put("(grant|revoke) role (\\w+) (to|from) (?:role )?(\\w+)", "$1 $2 $3 $4");
        all.put("(to|from) role ", "$1 ");
        all.put(" with no schema binding", "");
        all.put("database dev", "database postgres");
        all.put("for user admin", "for role admin");
        return all;
    }

    @Test
    void postgresql_lets_the_same_users_do_the_same() throws Exception {
        assumeTrue(hasNode(), "Node.js 20 or later is missing, so PostgreSQL is not asked who may do what");
        assumeTrue(Files.exists(PACKAGE), "run npm ci in redshift-local: PostgreSQL is not asked who may do what");
        RightsMatrix matrix = RightsMatrix.read();
        List<RightsMatrix.Row> rows =
                matrix.rows().stream().filter(RightsMatrix.Row::isShared).toList();
        JsonNode answers = asked(matrix, rows);
        List<String> red = new ArrayList<>();
        int differences = 0;
        for (int i = 0; i < rows.size(); i++) {
            RightsMatrix.Row row = rows.get(i);
            String found = letters(answers.get(i));
            boolean differs = !row.elsewhere().equals("=");
            System.out.println(row.who() + " " + found + (differs ? " ! " : "   ") + row.sql());
            differences += differs ? 1 : 0;
            if (!found.equals(row.whoElsewhere()) || (differs && found.equals(row.who()))) {
                red.add(row.sql() + ": expected of PostgreSQL " + row.whoElsewhere() + ", found " + found + ": "
                        + answers.get(i));
            }
        }
        System.out.printf(
                "second opinion: %d statements, %d the same, %d known differences, %d not known%n",
                rows.size(), rows.size() - differences - red.size(), differences, red.size());
        assertThat(red).isEmpty();
    }

    private static boolean hasNode() {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor() == 0
                    && Integer.parseInt(
                                    version.replaceFirst("v(\\d+)[^$]*", "$1").strip())
                            >= 20;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JsonNode asked(RightsMatrix matrix, List<RightsMatrix.Row> rows) throws Exception {
        var question = JsonMapper.shared().createObjectNode();
        var world = question.putArray("world");
        Stream.of("create role admin superuser login", "grant create, usage on schema public to public")
                .forEach(sql -> world.addObject().put("user", "").put("sql", sql));
        matrix.world().stream()
                .filter(step -> !step.onlyHere())
                .forEach(step -> world.addObject().put("user", step.user()).put("sql", spelled(step.sql())));
        Arrays.stream(RightsMatrix.Who.values()).map(RightsMatrix.Who::user).forEach(question.putArray("users")::add);
        rows.forEach(row -> question.withArray("statements").add(spelled(row.sql())));
        Process node = new ProcessBuilder("node", "src/test/node/postgres.mjs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.getOutputStream()) {
            in.write(question.toString().getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as("node's exit code").isZero();
        return JsonMapper.shared().readTree(answer);
    }

    private static String spelled(String sql) {
        String text = sql;
        for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
            text = text.replaceAll(spelling.getKey(), spelling.getValue());
        }
        return text;
    }

    private static String letters(JsonNode answers) {
        StringBuilder letters = new StringBuilder();
        RightsMatrix.Who[] who = RightsMatrix.Who.values();
        for (int i = 0; i < who.length; i++) {
            String answer = answers.get(i).asString();
            letters.append(answer.equals("yes") ? who[i].name() : answer.equals("no") ? "." : "?");
        }
        return letters.toString();
    }
}
