package dev.larder.compiler.contract;

import dev.larder.compiler.contract.ContractProblem.Part;
import dev.larder.core.contract.Spelling;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A place in a contract document that knows its pointer and where to report problems. Not thread-safe. */
final class DocumentNode {
    private final JsonNode node;
    private final String pointer;
    private final List<ContractProblem> problems;
    /** Keys that are absent, but for which another key was probably meant. */
    private final Set<String> misspelled = new HashSet<>();

    DocumentNode(JsonNode node, String pointer, List<ContractProblem> problems) {
        this.node = node;
        this.pointer = pointer;
        this.problems = problems;
    }

    /** The place, as a JSON pointer (RFC 6901). */
    String pointer() {
        return pointer;
    }

    /** Whether null stands here. */
    boolean isNothing() {
        return node.isNull();
    }

    /** Reports every key that is neither used nor known as documentation. */
    void allow(Collection<String> used, Collection<String> documentation) {
        if (!node.isObject()) {
            problem("an object", describe(node), null);
            return;
        }
        Collection<String> known = new TreeSet<>(used);
        known.addAll(documentation);
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                Optional<String> near = Spelling.nearest(key, known);
                near.ifPresent(misspelled::add);
                problems.add(new ContractProblem(
                        Part.KEY,
                        pointer + "/" + escaped(key),
                        "one of " + String.join(", ", new TreeSet<>(used)),
                        "the key \"" + key + "\", which Larder does not use",
                        near.map(DocumentNode::didYouMean).orElse(null)));
            }
        }
    }

    /** The value of the key, if it is there and not null. */
    Optional<DocumentNode> child(String key) {
        JsonNode child = node.get(key);
        return child == null || child.isNull()
                ? Optional.empty()
                : Optional.of(new DocumentNode(child, pointer + "/" + escaped(key), problems));
    }

    /** The values of the mapping at this place, by key; a problem if it is none. */
    Map<String, DocumentNode> members() {
        Map<String, DocumentNode> members = new LinkedHashMap<>();
        if (!node.isObject()) {
            problem("a mapping", describe(node), null);
            return members;
        }
        node.propertyNames().forEach(key -> child(key).ifPresent(value -> members.put(key, value)));
        return members;
    }

    /** The items of the list below the key; none if the key is absent; a problem if it is not a list. */
    List<DocumentNode> items(String key) {
        return child(key).map(DocumentNode::items).orElse(List.of());
    }

    private List<DocumentNode> items() {
        List<DocumentNode> items = new ArrayList<>();
        if (!node.isArray()) {
            problem("a list", describe(node), null);
            return items;
        }
        for (int i = 0; i < node.size(); i++) {
            items.add(new DocumentNode(node.get(i), pointer + "/" + i, problems));
        }
        return items;
    }

    /** The text below the key; a problem if it is absent or not a text. Never null: empty after a problem. */
    String requiredText(String key, String expected) {
        Optional<DocumentNode> child = child(key);
        if (child.isEmpty() && !isMisspelled(key)) {
            problem("\"" + key + "\": " + expected, "nothing", null);
        }
        return child.map(found -> found.text(expected)).orElse("");
    }

    /** The text below the key, or null if it is absent. */
    @Nullable
    String optionalText(String key, String expected) {
        return child(key).map(child -> child.text(expected)).orElse(null);
    }

    /** The text at this place; a problem if it is not a text. Empty after a problem. */
    String text(String expected) {
        if (node.isString() && !node.stringValue().isBlank()) {
            return node.stringValue();
        }
        problem(expected, describe(node), node.isNumber() ? "write it in quotes" : null);
        return "";
    }

    /** The text or number at this place, as written; empty after a problem. */
    String scalar(String expected) {
        if (node.isNumber()) {
            return node.isFloatingPointNumber() ? node.decimalValue().toPlainString() : node.asString();
        }
        return text(expected);
    }

    /** What is written at this place; reports nothing. */
    String written() {
        return node.isFloatingPointNumber() ? node.decimalValue().toPlainString() : node.asString("");
    }

    /** The flag below the key; false if it is absent. */
    boolean flag(String key) {
        Optional<DocumentNode> child = child(key);
        if (child.isEmpty() || child.get().node.isBoolean()) {
            return child.isPresent() && child.get().node.booleanValue();
        }
        child.get().problem("true or false", describe(child.get().node), null);
        return false;
    }

    /** The whole number below the key, at least the minimum; null if it is absent or wrong (a problem). */
    @Nullable
    Long whole(String key, long minimum) {
        Optional<DocumentNode> child = child(key);
        if (child.isEmpty()) {
            return null;
        }
        JsonNode value = child.get().node;
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= minimum) {
            return value.longValue();
        }
        child.get().problem("a whole number from " + minimum, describe(value), null);
        return null;
    }

    /** The whole number at this place; a problem, and the least, if it is none or not in the range. */
    int wholeNumber(int least, int most) {
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= most) {
            return node.intValue();
        }
        problem("a whole number from " + least + " to " + most, describe(node), null);
        return least;
    }

    /** The texts of the list at this place; a problem for each that is none. */
    List<String> texts() {
        return items().stream()
                .map(item -> item.text("a text in quotes"))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** One of the supported delimiters; empty after a problem. */
    String delimiter(String expected) {
        if (node.isString() && node.stringValue().length() == 1 && ",;|\t".contains(node.stringValue())) {
            return node.stringValue();
        }
        problem(expected, describe(node), null);
        return "";
    }

    /** Reports a text that is not a time zone of the JDK. */
    void requireZone() {
        String zone = text("a time zone, for example Europe/Rome");
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            problem("a time zone, for example Europe/Rome", "\"" + zone + "\"", null);
        }
    }

    boolean isList() {
        return node.isArray();
    }

    /** The items of the list at this place; a problem if it is none. */
    List<DocumentNode> all() {
        return items();
    }

    boolean isObject() {
        return node.isObject();
    }

    void problem(String expected, String found, @Nullable String help) {
        problems.add(new ContractProblem(Part.VALUE, pointer, expected, found, help));
    }

    /** Reports the key's value, or that the key is absent. */
    void problemAt(String key, String expected, String found) {
        problemAt(key, expected, found, null);
    }

    /** The same, with what helps. */
    void problemAt(String key, String expected, String found, @Nullable String help) {
        boolean absent = node.get(key) == null;
        if (!absent || !isMisspelled(key)) {
            problems.add(new ContractProblem(Part.VALUE, pointer + "/" + escaped(key), expected, found, help));
        }
    }

    /** Reports that something is missing below the key, which is there. */
    void problemBelow(String key, String expected, String found) {
        problems.add(new ContractProblem(Part.KEY, pointer + "/" + escaped(key), expected, found, null));
    }

    /** Whether an unknown key was probably meant to be one that is absent. */
    boolean isMisspelled(String key) {
        return misspelled.contains(key);
    }

    /** The flag at this place; a problem, and false, if it is none. */
    boolean isTrue() {
        if (!node.isBoolean()) {
            problem("true or false", describe(node), null);
        }
        return node.isBoolean() && node.booleanValue();
    }

    /** How many problems there are so far, in the whole document. */
    int problems() {
        return problems.size();
    }

    /** One of a few words; a problem, and empty, if it is any other. */
    String word(List<String> words) {
        return word(words, "one of " + String.join(", ", words));
    }

    /** The same with other words about what is expected. */
    String word(List<String> words, String expected) {
        String word = text(expected);
        if (word.isEmpty() || words.contains(word)) {
            return word;
        }
        problem(
                expected,
                "\"" + word + "\"",
                Spelling.nearest(word, words).map(DocumentNode::didYouMean).orElse(null));
        return "";
    }

    /** The name of one of the columns; a problem if it is not one. Empty after a problem. */
    String column(List<String> known) {
        String name = text("a column's name");
        if (name.isEmpty() || known.contains(name)) {
            return name;
        }
        problem(
                "a column of the contract",
                "\"" + name + "\"",
                Spelling.nearest(name, known)
                        .map(DocumentNode::didYouMean)
                        .orElse("known are " + String.join(", ", known)));
        return "";
    }

    static String didYouMean(String near) {
        return "did you mean \"" + near + "\"?";
    }

    String described() {
        return describe(node);
    }

    private static String describe(JsonNode node) {
        String text = node.toString();
        return text.length() > 80 ? text.substring(0, 77) + "..." : text;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
