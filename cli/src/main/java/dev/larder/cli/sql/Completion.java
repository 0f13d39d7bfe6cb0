package dev.larder.cli.sql;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes the names of schemas, tables and columns, and the words of a select. Names are read once, when the first are wanted; columns of
 * tables that the statement names come alone if there are any.
 */
final class Completion implements Completer {
    private static final List<String> WORDS = List.of(
            "select",
            "distinct",
            "from",
            "join",
            "left join",
            "cross join",
            "on",
            "using",
            "where",
            "group by",
            "having",
            "order by",
            "limit",
            "with",
            "as",
            "and",
            "or",
            "not",
            "in",
            "exists",
            "between",
            "like",
            "is null",
            "is not null",
            "case",
            "when",
            "then",
            "else",
            "end",
            "union all",
            "over",
            "partition by",
            "qualify",
            "cast",
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "coalesce",
            "nulls first",
            "nulls last",
            "asc",
            "desc");
    private static final List<String> ORDERS = List.of("\\d", "\\timing", "\\format", "\\?", "\\q");

    private final Catalogue catalogue;
    private List<Name> names = List.of();

    Completion(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Name(String table, String column) {}

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.line().stripLeading().startsWith("\\") && line.wordIndex() == 0) {
            ORDERS.forEach(order -> candidates.add(new Candidate(order)));
            return;
        }
        suggestions(line.line(), line.word()).forEach(name -> candidates.add(new Candidate(name)));
    }

    /** What may stand where the word stands; the caller takes those that begin like it. */
    Set<String> suggestions(String statement, String word) {
        if (names.isEmpty()) {
            names = read();
        }
        String lower = statement.toLowerCase(Locale.ROOT);
        List<Name> named =
                names.stream().filter(name -> lower.contains(name.table())).toList();
        Set<String> found = new LinkedHashSet<>();
        names.forEach(name -> found.add(name.table()));
        String qualifier = word.substring(0, word.lastIndexOf('.') + 1);
        (named.isEmpty() ? names : named).forEach(name -> found.add(qualifier + name.column()));
        if (qualifier.isEmpty()) {
            found.addAll(WORDS);
        }
        return found;
    }

    private List<Name> read() {
        try {
            Rows rows = catalogue.names();
            List<Name> read = new ArrayList<>();
            for (int row = 0; row < rows.rows().size(); row++) {
                read.add(new Name(
                        rows.text(row, "table_schema") + "." + rows.text(row, "table_name"),
                        rows.text(row, "column_name")));
            }
            return read;
        } catch (CommandFailure refused) {
            // Whoever presses Tab asked for nothing that could fail.
            return List.of();
        }
    }
}
