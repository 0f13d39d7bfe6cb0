package dev.larder.compiler.contract;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Completeness;
import dev.larder.core.contract.Completeness.Control;
import dev.larder.core.contract.Completeness.Totals;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads how it is known that a file is whole: {@code fileNameTotals}, {@code completion}, and whether columns can be summed. */
final class CompletenessReader {
    static final List<String> OF_NAMES = List.of("rows", "sums");
    static final List<String> OF_FILES = List.of("file", "rows", "sums");
    private static final Pattern TEMPLATE = Pattern.compile("\\{(name|stem)}([A-Za-z0-9._-]{1,40})");
    private static final Pattern GROUP = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");

    private final CustomProperties properties;
    private final List<Column> columns;

    private CompletenessReader(CustomProperties properties, List<Column> columns) {
        this.properties = properties;
        this.columns = columns;
    }

    static Completeness read(CustomProperties properties, List<Column> columns) {
        CompletenessReader reader = new CompletenessReader(properties, columns);
        properties
                .get("footer")
                .filter(DocumentNode::isObject)
                .flatMap(footer -> footer.child("sums"))
                .ifPresent(reader::requireSummable);
        return new Completeness(
                properties.get("fileNameTotals").map(reader::fileName).orElse(null),
                properties.get("completion").map(reader::control).orElse(null));
    }

    private @Nullable Totals fileName(DocumentNode node) {
        node.allow(OF_NAMES, List.of());
        Totals totals = totals(node, this::group);
        if (node.isObject() && totals == null) {
            node.problem("rows, sums or both, each the name of a group of fileName", node.described(), null);
        }
        return totals;
    }

    private @Nullable Control control(DocumentNode node) {
        node.allow(OF_FILES, List.of());
        if (!node.isObject()) {
            return null;
        }
        String expected = "{name} and an ending, or {stem} and an ending, for example \"{name}.ok\" or \"{stem}.ctl\"";
        String template = node.requiredText("file", expected);
        Totals totals = totals(node, this::finder);
        Matcher parts = TEMPLATE.matcher(template);
        if (template.isEmpty()) {
            return null;
        }
        if (!parts.matches() || isIgnored(parts.group(2))) {
            node.problemAt("file", expected, "\"" + template + "\"");
            return null;
        }
        return new Control(parts.group(2), parts.group(1).equals("stem"), totals);
    }

    /** Nobody looks at such files, or they answer questions. */
    private static boolean isIgnored(String ending) {
        return ending.matches("(?i).*\\.(partial|tmp|filepart|answer\\.txt)");
    }

    /** How one text says where a total is. */
    private interface Place {
        void check(DocumentNode node, String text);
    }

    private @Nullable Totals totals(DocumentNode node, Place place) {
        @Nullable
        String rows = node.child("rows").map(found -> checked(found, place)).orElse(null);
        SortedMap<String, String> sums = new TreeMap<>();
        Optional<DocumentNode> all = node.child("sums");
        all.ifPresent(this::requireSummable);
        all.filter(DocumentNode::isObject)
                .ifPresent(found -> found.members().forEach((column, each) -> sums.put(column, checked(each, place))));
        return rows == null && sums.isEmpty() ? null : new Totals(rows, sums);
    }

    private static String checked(DocumentNode node, Place place) {
        String text = node.text("a text in quotes");
        if (!text.isEmpty()) {
            place.check(node, text);
        }
        return text;
    }

    private void group(DocumentNode node, String name) {
        String regex = properties.get("fileName").map(DocumentNode::written).orElse("");
        if (!GROUP.matcher(name).matches() || !regex.contains("(?<" + name + ">")) {
            node.problem("a group of fileName", "\"" + name + "\"", "write (?<" + name + ">...) into it");
        }
    }

    private void finder(DocumentNode node, String regex) {
        try {
            if (Pattern.compile(regex).matcher("").groupCount() != 1) {
                node.problem("a regular expression with one group, the number", "\"" + regex + "\"", null);
            } else if (BackReferences.in(regex)) {
                node.problem(BackReferences.EXPECTED, "\"" + regex + "\"", null);
            }
        } catch (PatternSyntaxException e) {
            node.problem("a regular expression", "\"" + regex + "\" (" + e.getDescription() + ")", null);
        }
    }

    private void requireSummable(DocumentNode sums) {
        List<String> numbers = columns.stream()
                .filter(CompletenessReader::isNumber)
                .map(Column::name)
                .toList();
        sums.members().forEach((column, node) -> {
            if (!numbers.contains(column)) {
                node.problem(
                        "the name of a column of numbers",
                        "\"" + column + "\"",
                        numbers.isEmpty() ? null : "columns of numbers: " + String.join(", ", numbers));
            }
        });
    }

    private static boolean isNumber(Column column) {
        Kind kind = column.type().kind();
        return kind == Kind.DECIMAL || kind == Kind.BIGINT || kind == Kind.INTEGER || kind == Kind.SMALLINT;
    }
}
