package dev.larder.compiler.contract;

import dev.larder.compiler.column.ColumnTest;
import dev.larder.compiler.column.ColumnTest.Allowance;
import dev.larder.compiler.column.ColumnTest.Condition;
import dev.larder.compiler.column.ColumnTest.Fulfils;
import dev.larder.compiler.column.ColumnTest.NotMissing;
import dev.larder.compiler.column.ColumnTest.NotNull;
import dev.larder.compiler.column.ColumnTest.References;
import dev.larder.compiler.column.ColumnTest.Unique;
import dev.larder.compiler.column.DeclaredTest;
import dev.larder.compiler.column.TestLine;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.Coverage;
import dev.larder.core.engine.Literals;
import dev.larder.core.plan.DataTest.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a contract's {@code quality} and {@code relationships} say that no single delivery can be rejected for: it is tested on what is in
 * force. Rules by which a delivery is rejected are read by {@link ColumnQuality} and {@link TableQuality}.
 */
record QualityTests(List<Column> columns, List<DeclaredTest> tests) {
    static final List<String> SEVERITIES = List.of("block", "warn", "info");
    static final List<String> RELATIONSHIP = List.of("type", "from", "to", "customProperties");
    static final List<String> KEYS = List.of(
            "type",
            "metric",
            "engine",
            "implementation",
            "arguments",
            "mustBe",
            "mustBeLessThan",
            "mustBeLessOrEqualTo");
    private static final List<String> METRICS =
            List.of("nullValues", "missingValues", "invalidValues", "duplicateValues");
    private static final List<String> OPERATORS = List.of("mustBe", "mustBeLessThan", "mustBeLessOrEqualTo");
    private static final Pattern REFERENCE = Pattern.compile("([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");

    /** Whether a rule is no reason to reject a delivery. */
    static boolean isTest(DocumentNode rule, boolean ofColumn) {
        String metric = text(rule, "metric");
        boolean isSofter = List.of("warn", "info").contains(text(rule, "severity"));
        return text(rule, "type").equals("custom")
                || (ofColumn && List.of("missingValues", "duplicateValues").contains(metric))
                || (METRICS.contains(metric) && (isSofter || hasLimit(rule)));
    }

    private static boolean hasLimit(DocumentNode rule) {
        return rule.child("mustBeLessThan").isPresent()
                || rule.child("mustBeLessOrEqualTo").isPresent();
    }

    private static String text(DocumentNode rule, String key) {
        return rule.child(key).map(DocumentNode::written).orElse("");
    }

    /** The tests of a table and its columns; a key that every delivery is checked for, and that is in one delivery only, is none. */
    static List<DeclaredTest> read(DocumentNode schema, List<DocumentNode> nodes, List<Column> columns) {
        QualityTests tests = new QualityTests(columns, new ArrayList<>());
        for (int i = 0; i < nodes.size(); i++) {
            Column column = columns.get(i);
            rules(nodes.get(i)).stream().filter(rule -> isTest(rule, true)).forEach(rule -> tests.rule(rule, column));
            nodes.get(i).items("relationships").forEach(node -> tests.relationship(node, column));
        }
        rules(schema).stream().filter(rule -> isTest(rule, false)).forEach(rule -> tests.rule(rule, null));
        schema.items("relationships").forEach(node -> tests.relationship(node, null));
        return tests.tests();
    }

    private static List<DocumentNode> rules(DocumentNode node) {
        return node.items("quality");
    }

    /** Without what a contract guarantees by itself. */
    static List<DeclaredTest> notGuaranteed(List<DeclaredTest> tests, List<String> key, Coverage coverage) {
        return tests.stream()
                .filter(test -> !(test.test().condition() instanceof Unique
                        && coverage == Coverage.FULL
                        && !key.isEmpty()
                        && new HashSet<>(test.test().columns()).containsAll(key)))
                .toList();
    }

    private void rule(DocumentNode rule, @Nullable Column column) {
        int before = rule.problems();
        Severity severity = severity(rule, "severity");
        Optional<ColumnTest> test =
                text(rule, "type").equals("custom") ? custom(rule, column, severity) : library(rule, column, severity);
        if (rule.problems() == before) {
            test.ifPresent(found -> tests.add(new DeclaredTest(found, rule.pointer())));
        }
    }

    private static Severity severity(DocumentNode rule, String key) {
        String word = rule.child(key).map(node -> node.word(SEVERITIES)).orElse("block");
        return TestLine.severity(word.isEmpty() ? "block" : word);
    }

    /** A line as models have it; at a column without the column. */
    private static Optional<ColumnTest> custom(DocumentNode rule, @Nullable Column column, Severity severity) {
        rule.allow(List.of("type", "engine", "implementation", "severity"), ColumnQuality.DOCUMENTATION);
        String engine = rule.requiredText("engine", "larder");
        if (!engine.isEmpty() && !engine.equals("larder")) {
            rule.problemAt("engine", "larder", "\"" + engine + "\"");
        }
        String line = rule.requiredText("implementation", TestLine.FORMS);
        boolean hasSeverity = line.matches(".*,\\s*(block|warn|info)\\s*");
        Optional<ColumnTest> test = TestLine.read(column == null ? line : column.name() + " " + line)
                .filter(_ -> !hasSeverity);
        if (test.isEmpty() && !line.isEmpty()) {
            rule.problemAt(
                    "implementation",
                    column == null
                            ? TestLine.FORMS
                            : "what models say of a column, without its name: " + TestLine.FORMS,
                    "\"" + line + "\"",
                    hasSeverity ? "severity has a key of its own" : null);
        }
        return test.map(found ->
                new ColumnTest(found.columns(), current(found.condition()), found.allowed(), severity, found.words()));
    }

    /** A contract names other tables as other contracts do, without a schema. */
    private static Condition current(Condition condition) {
        return condition instanceof References references && !references.table().contains(".")
                ? new References("current." + references.table(), references.columns())
                : condition;
    }

    private Optional<ColumnTest> library(DocumentNode rule, @Nullable Column column, Severity severity) {
        List<String> keys = new ArrayList<>(List.of("type", "metric", "arguments", "unit", "severity"));
        keys.addAll(OPERATORS);
        rule.allow(keys, ColumnQuality.DOCUMENTATION);
        ColumnQuality.requireLibrary(rule);
        Allowance allowed = allowance(rule);
        String metric = text(rule, "metric");
        if (column == null) {
            return unique(rule, TableQuality.keyOf(rule, columns), allowed, severity);
        }
        List<String> one = List.of(column.name());
        return switch (metric) {
            case "duplicateValues" -> unique(rule, one, allowed, severity);
            case "nullValues" -> {
                if (column.required()) {
                    rule.problem(
                            "a column that may be empty", "a required one, of which every delivery is checked", null);
                }
                yield test(one, new NotNull(), allowed, severity, "not null");
            }
            case "missingValues" -> {
                List<String> literals = literals(rule, column, "missingValues");
                yield test(one, new NotMissing(literals), allowed, severity, "not missing");
            }
            default -> {
                String values = String.join(", ", literals(rule, column, "validValues"));
                yield test(one, new Fulfils("in (" + values + ")", "in"), allowed, severity, "in (" + values + ")");
            }
        };
    }

    private static Optional<ColumnTest> unique(
            DocumentNode rule, List<String> columns, @Nullable Allowance allowed, Severity severity) {
        if (allowed != null) {
            rule.problem("mustBe: 0 with duplicateValues", rule.described(), null);
        }
        return test(columns, new Unique(), null, severity, "unique");
    }

    private static Optional<ColumnTest> test(
            List<String> columns, Condition condition, @Nullable Allowance allowed, Severity severity, String words) {
        String said = String.join(", ", columns) + " " + words + (allowed == null ? "" : ", " + allowed);
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new ColumnTest(columns, condition, allowed, severity, said));
    }

    private static List<String> literals(DocumentNode rule, Column column, String argument) {
        Optional<DocumentNode> arguments = rule.child("arguments");
        arguments.ifPresent(found -> found.allow(List.of(argument), List.of()));
        List<String> values = arguments.map(found -> found.items(argument)).orElse(List.of()).stream()
                .filter(item -> !item.isNothing())
                .map(item -> item.scalar("a text, a number or null"))
                .toList();
        if (arguments.isEmpty() || (values.isEmpty() && argument.equals("validValues"))) {
            rule.problemAt("arguments", argument + " with at least one value", "none");
        }
        return values.stream()
                .map(value -> switch (column.type().kind()) {
                    case SMALLINT, INTEGER, BIGINT, DECIMAL -> number(rule, value);
                    case VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> Literals.anyText(value);
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String number(DocumentNode rule, String value) {
        if (!value.matches("-?\\d+(\\.\\d+)?")) {
            rule.problemAt("arguments", "numbers, since the column has them", "\"" + value + "\"");
        }
        return value;
    }

    /** How much a rule lets pass; null for nothing. A whole number of rows below n is at most n - 1. */
    private static @Nullable Allowance allowance(DocumentNode rule) {
        List<String> said =
                OPERATORS.stream().filter(key -> rule.child(key).isPresent()).toList();
        boolean percent = !text(rule, "unit").isEmpty()
                && rule.child("unit")
                        .map(node -> node.word(List.of("rows", "percent")))
                        .orElse("")
                        .equals("percent");
        if (said.size() != 1) {
            rule.problem("one of " + String.join(", ", OPERATORS), rule.described(), null);
            return null;
        }
        String operator = said.getFirst();
        String number = text(rule, operator);
        if (!number.matches("\\d{1,9}(\\.\\d{1,6})?")
                || (operator.equals("mustBe") && !number.equals("0"))
                || (operator.equals("mustBeLessThan") && (percent || !number.matches("[1-9]\\d*")))) {
            rule.problemAt(
                    operator,
                    "mustBe: 0, mustBeLessThan a number of rows, or mustBeLessOrEqualTo a number of rows or, with unit: percent, of percent",
                    number);
            return null;
        }
        BigDecimal most = new BigDecimal(number);
        BigDecimal allowed = operator.equals("mustBeLessThan") ? most.subtract(BigDecimal.ONE) : most;
        return allowed.signum() == 0 ? null : new Allowance(allowed, percent);
    }

    /** A foreign key, as ODCS writes it: {@code to: table.column}; at the table {@code from} and {@code to}, each one or a list. */
    private void relationship(DocumentNode node, @Nullable Column column) {
        int before = node.problems();
        node.allow(RELATIONSHIP, List.of("id"));
        String type = node.optionalText("type", "foreignKey");
        if (type != null && !type.isEmpty() && !type.equals("foreignKey")) {
            node.problemAt("type", "foreignKey", "\"" + type + "\"");
        }
        CustomProperties custom = new CustomProperties(node, List.of("severity"));
        String word = custom.choice("severity", SEVERITIES, "block");
        List<List<String>> to = references(node, "to");
        List<String> from = column == null
                ? references(node, "from").stream().map(List::getLast).toList()
                : List.of(column.name());
        if (column != null && node.child("from").isPresent()) {
            node.problemAt("from", "no from at a column", "one");
        }
        List<String> tables = to.stream().map(List::getFirst).distinct().toList();
        if (tables.size() != 1 || from.size() != to.size()) {
            node.problem(
                    "as many columns of one other table in \"to\"",
                    node.described(),
                    "write for example to: products.product_code");
        }
        if (node.problems() == before) {
            List<String> known = to.stream().map(List::getLast).toList();
            References references = new References("current." + tables.getFirst(), known);
            String words = "references " + references.table() + " (" + String.join(", ", known) + ")";
            test(from, references, null, TestLine.severity(word), words)
                    .ifPresent(found -> tests.add(new DeclaredTest(found, node.pointer())));
        }
    }

    /** Tables and columns. */
    private static List<List<String>> references(DocumentNode node, String key) {
        Optional<DocumentNode> value = node.child(key);
        List<DocumentNode> items = value.filter(DocumentNode::isList)
                .map(DocumentNode::all)
                .orElse(value.stream().toList());
        List<List<String>> references = new ArrayList<>();
        for (DocumentNode item : items) {
            var found = REFERENCE.matcher(item.text("<table>.<column>"));
            if (found.matches()) {
                references.add(List.of(found.group(1), found.group(2)));
            } else {
                item.problem("<table>.<column>", item.described(), null);
            }
        }
        return references;
    }
}
