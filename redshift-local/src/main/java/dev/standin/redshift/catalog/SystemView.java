package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view of the catalogue as its page lists it: each line is name, type and the engine's expression, with {@code |} between them. An expression that
 * is {@code -} stands for a column that Redshift has and that cannot be answered truthfully here.
 */
record SystemView(String schema, String name, List<Line> lines) {
    static final String CATALOG = "pg_catalog";
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]{4,}\\b");

    /** One column. */
    record Line(Column column, String expression) {}

    static SystemView of(String name, String text) {
        return of(CATALOG, name, text);
    }

    static SystemView of(String schema, String name, String text) {
        return new SystemView(
                schema,
                name,
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(SystemView::line)
                        .toList());
    }

    private static Line line(String text) {
        String[] parts = text.strip().split("\\s*\\|\\s*", 3);
        boolean withheld = parts[2].equals("-");
        return new Line(
                new Column(parts[0], withheld ? Bound.WITHHELD_TYPE : type(parts[1]), false, null),
                withheld ? "NULL" : parts[2]);
    }

    private static Type type(String text) {
        return switch (text) {
            case "name" -> Type.NAME;
            case "text" -> Type.CATALOG_TEXT;
            case "oid" -> Type.OID;
            case "letter" -> Type.LETTER;
            default -> StatementText.type(text);
        };
    }

    /** The same with texts in the place of words in capitals. */
    SystemView filled(Map<String, String> words) {
        return new SystemView(
                schema,
                name,
                lines.stream()
                        .map(line -> new Line(
                                line.column(),
                                WORD.matcher(line.expression())
                                        .replaceAll(word -> Matcher.quoteReplacement(
                                                words.getOrDefault(word.group(), word.group())))))
                        .toList());
    }

    /** The view over the engine's rows, which may have a condition behind them. */
    Relation.Table over(String rows) {
        List<String> expressions = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Line line : lines) {
            expressions.add(line.expression() + " as " + Text.name(line.column().name()));
            columns.add(line.column());
        }
        return new Relation.Table(
                schema, name, "(select " + String.join(", ", expressions) + " from " + rows + ")", columns);
    }
}
