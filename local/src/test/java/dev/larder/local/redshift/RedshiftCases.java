package dev.larder.local.redshift;

import dev.larder.local.redshift.sql.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs a file of statements with expected outcomes; a statement that is refused is neither right nor wrong. */
final class RedshiftCases {
    /** How one case ended: {@code same}, {@code refused} or {@code different}, and what came out. */
    record Verdict(String id, String outcome, String detail) {}

    private record Case(String id, String expected, String sql) {}

    private final Database database;

    RedshiftCases(Database database) {
        this.database = database;
    }

    List<Verdict> run(Path prelude, Path cases) throws IOException {
        for (String sql : Files.readString(prelude).split(";\\s*(\n|$)")) {
            if (!sql.isBlank()) {
                execute(sql);
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Case each : read(Files.readString(cases))) {
            verdicts.add(judge(each));
        }
        return verdicts;
    }

    private static List<Case> read(String text) {
        List<Case> cases = new ArrayList<>();
        for (String part : text.split("(?m)^--# ")) {
            int end = part.indexOf('\n');
            if (!part.isBlank() && end > 0) {
                String[] head = part.substring(0, end).split(" ", 2);
                cases.add(new Case(head[0], head[1], part.substring(end + 1).strip()));
            }
        }
        return cases;
    }

    private Verdict judge(Case each) {
        boolean label = each.sql().startsWith("LABEL ");
        String sql = label ? each.sql().substring("LABEL ".length()) : each.sql();
        Result result;
        try {
            result = execute(sql);
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (each.expected().equals("err")) {
                return new Verdict(each.id(), "same", message);
            }
            return new Verdict(each.id(), "refused", (e instanceof Refusal ? "" : "(failed) ") + message);
        }
        if (each.expected().equals("err")) {
            return new Verdict(each.id(), "different", "accepted");
        }
        if (each.expected().equals("ok") || each.expected().equals("= n/a")) {
            return new Verdict(each.id(), "same", "");
        }
        String expected = each.expected().substring(2);
        String found = label ? result.columns().getFirst().label() : shown(result.rows().getFirst().getFirst());
        boolean same = Objects.equals(expected, found) || (expected.endsWith(".0") && expected.equals(found + ".0"));
        return new Verdict(each.id(), same ? "same" : "different", "expected " + expected + ", found " + found);
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    private Result execute(String sql) {
        try (Session session = database.session("cases", Map.of())) {
            return session.transaction(() -> session.execute(sql));
        }
    }
}
