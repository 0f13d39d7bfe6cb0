package dev.standin.redshift;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a file of statements with expected outcomes, as one client sends them over one session. A statement that is refused is neither right nor wrong, and so is one that
 * fails because an earlier one, which would have made what it names, was refused.
 */
final class RedshiftCases {
    /** How one case ended: {@code same}, {@code refused} or {@code different}, and what came out. */
    record Verdict(String id, String outcome, String detail) {}

    /** The name of the file that makes what the cases use. */
    static final String PRELUDE = "prelude.sql";

    private record Case(String id, String expected, String sql) {}

    private static final Pattern MISSING =
            Pattern.compile("relation \"(?:[a-z0-9_]+\\.)?([a-z0-9_]+)\" does not exist");

    private final Client client;
    private final List<String> refused = new ArrayList<>();

    RedshiftCases(Client client) {
        this.client = client;
    }

    /** Runs the statements of the prelude, then the cases of a file, or of a folder's files in the order of their names. */
    List<Verdict> run(Path prelude, Path cases) throws IOException {
        for (String sql : Files.readString(prelude).split(";\\s*(\n|$)")) {
            if (!sql.isBlank()) {
                execute(sql);
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Path file : files(cases)) {
            for (Case each : read(Files.readString(file))) {
                verdicts.add(judge(each));
            }
        }
        return verdicts;
    }

    /** A file's cases may need what those of a file before it have made. */
    private static List<Path> files(Path cases) throws IOException {
        try (Stream<Path> files = Files.walk(cases)) {
            return files.filter(file -> file.toString().endsWith(".sql") && !file.endsWith(PRELUDE))
                    .sorted()
                    .toList();
        }
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
            return failed(each, sql, message);
        }
        if (each.expected().equals("err")) {
            return new Verdict(each.id(), "different", "accepted");
        }
        if (each.expected().equals("ok") || each.expected().equals("= n/a")) {
            return new Verdict(each.id(), "same", "");
        }
        String expected = each.expected().substring(2);
        String found = label
                ? result.columns().getFirst().label()
                : shown(result.rows().getFirst().getFirst());
        boolean same = Objects.equals(expected, found)
                || (expected.endsWith(".0") && expected.equals(found + ".0"))
                || (isNumber(expected)
                        && isNumber(found)
                        && new BigDecimal(expected).compareTo(new BigDecimal(found)) == 0);
        return new Verdict(each.id(), same ? "same" : "different", "expected " + expected + ", found " + found);
    }

    private Verdict failed(Case each, String sql, String message) {
        if (message.startsWith("Not supported by the local Redshift: ")) {
            refused.add(sql);
            return new Verdict(each.id(), "refused", message);
        }
        Matcher missing = MISSING.matcher(message);
        boolean follows = missing.find() && refused.stream().anyMatch(earlier -> earlier.contains(missing.group(1)));
        return new Verdict(each.id(), follows ? "refused" : "different", message);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+([.][0-9]+)?");
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        if (value instanceof Double number) {
            // As psql shows it, and the pages with it.
            return new BigDecimal(number)
                    .round(new MathContext(15))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return String.valueOf(value);
    }

    private Result execute(String sql) {
        return client.execute(sql);
    }
}
