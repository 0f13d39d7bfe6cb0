package dev.standin.redshift.guide;

import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries in sqlfluff's and amazon-redshift-utils' files of SQL, and queries and expressions in sqlglot's tests of Redshift. */
final class Corpora {
    private static final Set<String> QUERIES = Set.of("select", "with");

    /** What is no expression, though nothing but its first word says so. */
    private static final Set<String> STATEMENTS = Set.of(
            "create",
            "alter",
            "drop",
            "insert",
            "update",
            "delete",
            "merge",
            "copy",
            "unload",
            "grant",
            "revoke",
            "set",
            "show",
            "comment",
            "analyze",
            "vacuum",
            "truncate",
            "begin",
            "commit",
            "call",
            "explain",
            "use",
            "declare",
            "fetch",
            "close",
            "refresh",
            "lock",
            "cancel",
            "attach",
            "detach",
            "start",
            "end",
            "rollback",
            "abort",
            "deallocate",
            "prepare",
            "execute",
            "reset",
            "from",
            "values");

    /** What {@code validate_identity} is called with, and what the dialect writes. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?:validate_identity\\(\\s*|validate_all\\(\\s*|\"redshift\":\\s*)"
                    + "(?:\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\\n]|\\\\.)*)')",
            Pattern.DOTALL);

    private Corpora() {}

    /** Each query once, without the semicolon. */
    static Set<String> queries(Path folder) throws IOException {
        Set<String> queries = new LinkedHashSet<>();
        for (Path file : files(folder.resolve("sqlfluff/test/fixtures/dialects/redshift"), ".sql")) {
            addStatements(queries, read(file));
        }
        for (Path file : files(folder.resolve("sqlglot/tests/dialects"), "test_redshift.py")) {
            addQuoted(queries, read(file));
        }
        for (Path file : files(folder.resolve("amazon-redshift-utils/src"), ".sql")) {
            addStatements(queries, read(file));
        }
        return queries;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void addStatements(Set<String> queries, String text) {
        int start = 0;
        String first = "";
        for (Token token : Lexer.tokens(text)) {
            boolean ends = token.isSymbol(";");
            if (token.isSignificant() && !ends && first.isEmpty() && !token.isSymbol("(")) {
                first = token.name();
            }
            if (ends || token.end() == text.length()) {
                if (QUERIES.contains(first)) {
                    queries.add(text.substring(start, ends ? token.start() : token.end())
                            .strip());
                }
                start = token.end();
                first = "";
            }
        }
    }

    private static void addQuoted(Set<String> queries, String python) {
        Matcher found = QUOTED.matcher(python);
        while (found.find()) {
            String raw = found.group(1);
            String written = raw != null ? raw : found.group(2) != null ? found.group(2) : found.group(3);
            String text = written.replace("\\\"", "\"")
                    .replace("\\'", "'")
                    .replace("\\n", "\n")
                    .replace("\\\\", "\\");
            String first = text.strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
            if (QUERIES.contains(first) || text.startsWith("(")) {
                queries.add(text);
            } else if (!STATEMENTS.contains(first)) {
                queries.add("SELECT " + text + " FROM somewhere");
            }
        }
    }
}
