package dev.standin.redshift.guide;

import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the guide in Markdown: its blocks of code, cut into statements and the tables that answer them. */
record GuidePage(String name, List<String> blocks) {
    private static final Pattern BLOCK = Pattern.compile("```[a-z]*\\n?(.*?)```", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "(?is)\\s*(--[^\\n"
                    + "]*\\n"
                    + "\\s*)*(select|with|create|insert|update|delete|drop|alter|truncate|merge|copy|begin|commit|rollback|abort|grant|revoke|set|reset|show|comment|\\()\\b?.*");
    private static final Pattern RULE = Pattern.compile("\\s*[-+]{3,}[-+| ]*");
    private static final Pattern COUNT = Pattern.compile("\\s*\\(\\d+ rows?\\).*");

    static GuidePage read(Path file) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(file))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        return new GuidePage(file.getFileName().toString().replace(".md", ""), blocks);
    }

    /** Its statements, in their order. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String block = blocks.get(i);
            if (STATEMENT.matcher(block).matches()) {
                Optional<List<List<String>>> own = table(block);
                boolean next = own.isEmpty()
                        && i + 1 < blocks.size()
                        && !STATEMENT.matcher(blocks.get(i + 1)).matches();
                add(examples, block, own.isPresent() || !next ? own : table(blocks.get(i + 1)));
            }
        }
        return examples;
    }

    /** The answer belongs to the last statement of the block. */
    private void add(List<Example> examples, String block, Optional<List<List<String>>> answer) {
        List<String> statements = statements(block);
        for (int i = 0; i < statements.size(); i++) {
            examples.add(new Example(name, statements.get(i), i == statements.size() - 1 ? answer : Optional.empty()));
        }
    }

    /** Up to the header of the table that answers it; what has no semicolon is one statement. */
    private static List<String> statements(String block) {
        List<String> lines = block.lines().toList();
        int rule = rule(lines);
        String text = rule < 0 ? block : String.join("\n", lines.subList(0, Math.max(0, rule - 1)));
        List<String> found = new ArrayList<>();
        int from = 0;
        for (Token token : Lexer.tokens(text)) {
            if (token.isSymbol(";")) {
                found.add(text.substring(from, token.start()).strip());
                from = token.end();
            }
        }
        if (found.isEmpty()) {
            found.add(text.strip());
        }
        return found.stream().filter(sql -> STATEMENT.matcher(sql).matches()).toList();
    }

    private static int rule(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (RULE.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** Empty if there is none, or if it is not printed whole. */
    private static Optional<List<List<String>>> table(String block) {
        List<String> lines = block.lines().toList();
        int rule = rule(lines);
        if (rule < 0) {
            return Optional.empty();
        }
        List<String> rows = lines.subList(rule + 1, lines.size()).stream()
                .takeWhile(line -> !line.isBlank() && !COUNT.matcher(line).matches())
                .toList();
        return rows.isEmpty() || rows.stream().anyMatch(row -> row.contains("..."))
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .map(row -> Arrays.stream(row.split("\\|", -1))
                                .map(String::strip)
                                .toList())
                        .toList());
    }
}
