package dev.larder.compiler;

import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.token.ReservedWords;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of SQL: its header and its statements, each without the closing semicolon.
 *
 * @param name the file's name without ending
 */
record SqlFile(String path, String name, Header header, List<SqlText> statements) {
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private static final Place WHOLE = new Place(0, 0);

    /** Cuts a file; throws {@link dev.larder.compiler.internal.sql.SqlTextException} when it cannot be read as tokens. */
    static SqlFile read(String path, String text, Problems.In problems) {
        String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".sql".length());
        List<SqlText> statements = statements(text);
        if (!name.matches(NAME)) {
            problems.add(Code.L001, WHOLE, "a file name of lower case letters, digits and _, at most 63", name);
        }
        if (ReservedWords.contains(name)) {
            problems.add(
                    Code.L001,
                    WHOLE,
                    "a file name that needs no quotes as a table",
                    name + ", a reserved word of Redshift");
        }
        return new SqlFile(path, name, Header.read(text, problems), statements);
    }

    /** Whether its name can be a table's. */
    boolean isNamed() {
        return name.matches(NAME) && !ReservedWords.contains(name);
    }

    /** The place of the first word of a statement. */
    static Place start(SqlText statement) {
        return statement.code().getFirst().place();
    }

    private static List<SqlText> statements(String text) {
        SqlText whole = SqlText.of(text);
        List<SqlText> statements = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= whole.code().size(); i++) {
            boolean last = i == whole.code().size();
            if (last || whole.code().get(i).isSymbol(";")) {
                if (i > from) {
                    int start = whole.code().get(from).start();
                    int end = last ? text.length() : whole.code().get(i).start();
                    statements.add(SqlText.of(
                            text.substring(start, end).stripTrailing(),
                            whole.code().get(from).place()));
                }
                from = i + 1;
            }
        }
        return List.copyOf(statements);
    }
}
