package dev.larder.compiler;

import dev.larder.compiler.internal.declaration.TableDeclaration;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.internal.sql.SqlText.Reference;
import dev.larder.compiler.internal.sql.SqlTextException;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of SQL that could be read: what it says, before anything is known about the rest of the project.
 *
 * @param table what a model declares; null for other files
 * @param references the tables and views its select reads, each mention
 */
record Draft(
        Kind kind,
        SqlFile file,
        TableDeclaration table,
        SqlText select,
        List<Reference> references,
        List<ReadsLines.Line> reads) {
    /** Room for what the engine writes around an author's text. */
    private static final int MAX_BYTES = 80_000;

    /** What a file is, by its folder below {@code sql/}. */
    enum Kind {
        QA("sql/qa/"),
        STAR("sql/star/"),
        TEST("sql/tests/");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        /** The keys of its header. */
        private List<String> keys() {
            return switch (this) {
                case QA -> List.of("owner");
                case STAR -> List.of("grain", "period", "owner", "maturity");
                case TEST -> List.of("gate", "severity", "owner", "tolerance", "drift", "usual");
            };
        }

        /** The kind of the file at a path; empty if it is not a path of a project. */
        static Optional<Kind> of(String path) {
            for (Kind kind : values()) {
                if (path.startsWith(kind.folder)
                        && path.endsWith(".sql")
                        && path.indexOf('/', kind.folder.length()) < 0) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Reads a file; empty if it is so wrong that nothing more can be said about it. */
    static Optional<Draft> read(Kind kind, String path, String text, Problems.In problems) {
        try {
            SqlFile file = SqlFile.read(path, text, problems);
            file.header().allow(kind.keys(), kind != Kind.TEST, kind == Kind.STAR, problems);
            if (!new Statements(kind, file, problems).areRight()) {
                return Optional.empty();
            }
            SqlText select = file.statements().getLast();
            TableDeclaration table = kind == Kind.STAR
                    ? TableDeclaration.read(file.statements().getFirst(), file.name(), problems)
                    : TableDeclaration.NONE;
            Draft draft = new Draft(
                    kind, file, table, select, references(select, problems), ReadsLines.read(file.header(), problems));
            draft.checkText(problems);
            return Optional.of(draft);
        } catch (SqlTextException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    /** Its name with schema. */
    String qualified() {
        return (kind == Kind.QA ? "qa." : kind == Kind.STAR ? "star." : "tests.") + file.name();
    }

    /** What it reads, each once, in the order of names. */
    List<String> inputs() {
        return references.stream()
                .map(Reference::qualified)
                .filter(input -> !input.equals("ops.knob"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The tables of the star that it reads: as they would be, as they are, or what changes in them. */
    Set<String> stars() {
        return inputs().stream()
                .map(input -> input.replaceFirst("^(live|diff)[.]", "star."))
                .filter(input -> input.startsWith("star."))
                .collect(Collectors.toSet());
    }

    /** The select as a plan holds it. */
    AuthoredSql authored() {
        return new AuthoredSql(select.toString(), offsets("star"), offsets("live"));
    }

    private List<Integer> offsets(String schema) {
        return references.stream()
                .filter(reference -> reference.schema().equals(schema))
                .map(Reference::start)
                .toList();
    }

    /** Its {@code reads} lines. */
    List<Read> readsOnly() {
        return reads.stream().map(ReadsLines.Line::read).toList();
    }

    /** Columns it declares. */
    List<TableColumn> columns() {
        return table.columns();
    }

    private static List<Reference> references(SqlText select, Problems.In problems) {
        try {
            return select.references();
        } catch (SqlTextException e) {
            problems.add(Code.L018, e.place(), e.expected(), e.found());
            return List.of();
        }
    }

    private void checkText(Problems.In problems) {
        Style.check(select, problems);
        int bytes = select.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            problems.add(
                    Code.L015,
                    SqlFile.start(select),
                    "a select of at most " + MAX_BYTES + " bytes",
                    bytes + " bytes",
                    "the Data API takes statements of 100 KB and the engine adds to yours; put a part into a view of qa");
        }
    }
}
