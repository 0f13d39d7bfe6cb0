package dev.larder.compiler.contract;

import dev.larder.core.contract.ColumnType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON schema of contracts for editors (draft 2019-09, as ODCS has it), made from the tables of keys by which they are read. It knows keys, words
 * and types; what hangs together, only {@code larder check} knows.
 */
public final class ContractSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What only a contract that is based on another says of its columns. */
    private static final List<String> CHANGES = List.of("removed", "renamedFrom", "before");

    /** The words of properties that have a few. */
    static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("coverage", List.of("full", "window", "period", "append")),
            Map.entry("redelivery", List.of("replaces", "adds")),
            Map.entry("format", DialectReader.FORMATS),
            Map.entry("encoding", DialectReader.ENCODINGS),
            Map.entry("compression", List.of("none", "gzip", "zstd", "zip")),
            Map.entry("decimalSeparator", List.of(".", ",")),
            Map.entry("groupSeparator", List.of(",", ".", "'", "space", "none")),
            Map.entry("quote", List.of("\"", "'", "none")),
            Map.entry("escape", List.of("\\", "none")),
            Map.entry("comment", List.of("#", ";", "%", "!", "*", "none")),
            Map.entry("extraColumns", List.of("reject", "park")));

    /** The keys of properties whose value may have some. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "period", PeriodRuleReader.KEYS,
            "footer", LayoutReader.FOOTER,
            "fileNameTotals", CompletenessReader.OF_NAMES,
            "completion", CompletenessReader.OF_FILES);

    private static final List<String> ANY = List.of("object", "string", "null");

    /** The types in the warehouse that a logical type may become. */
    private static final Map<String, List<Kind>> KINDS = Map.of(
            "string", List.of(Kind.VARCHAR),
            "integer", List.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT),
            "number", List.of(Kind.DECIMAL),
            "date", List.of(Kind.DATE),
            "timestamp", List.of(Kind.TIMESTAMP, Kind.TIMESTAMPTZ),
            "boolean", List.of(Kind.BOOLEAN));

    private final Edition edition;

    private ContractSchema(Edition edition) {
        this.edition = edition;
    }

    /** The schema, with its layout. */
    public static String text() {
        ObjectNode root = JSON.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2019-09/schema");
        root.put("title", "Contracts of Larder");
        root.put("type", "object");
        ObjectNode second = JSON.objectNode();
        second.putObject("properties").putObject("apiVersion").put("pattern", "^v3\\.2\\.");
        root.set("if", second);
        root.set("then", JSON.objectNode().put("$ref", "#/$defs/v3.2"));
        root.set("else", JSON.objectNode().put("$ref", "#/$defs/v3.1"));
        ObjectNode editions = root.putObject("$defs");
        editions.set("v3.1", new ContractSchema(Edition.V3_1).contract("^v3\\.1\\."));
        editions.set("v3.2", new ContractSchema(Edition.V3_2).contract("^v3\\.2\\."));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode contract(String version) {
        ObjectNode contract = object(ContractReader.USED, edition.ofContracts(ContractReader.DOCUMENTATION));
        ObjectNode keys = (ObjectNode) contract.get("properties");
        keys.set("apiVersion", JSON.objectNode().put("type", "string").put("pattern", version));
        keys.set("kind", JSON.objectNode().put("const", "DataContract"));
        keys.set("version", typed("string"));
        keys.set("status", JSON.objectNode().put("const", "active"));
        keys.set("customProperties", list(properties(with(ContractReader.PROPERTIES, List.of("basedOn")))));
        keys.set("schema", list(table()).put("minItems", 1).put("maxItems", 1));
        contract.set("required", texts(List.of("apiVersion", "kind", "version", "status", "customProperties")));
        ObjectNode isDifference = JSON.objectNode();
        ObjectNode based = isDifference
                .putObject("properties")
                .putObject("customProperties")
                .putObject("contains");
        based.putObject("properties").putObject("property").put("const", "basedOn");
        contract.set("if", isDifference);
        contract.set("else", JSON.objectNode().set("required", texts(List.of("schema"))));
        return contract;
    }

    private ObjectNode table() {
        ObjectNode table = object(SchemaReader.USED, edition.ofTables(SchemaReader.DOCUMENTATION));
        ObjectNode keys = (ObjectNode) table.get("properties");
        keys.set("name", typed("string"));
        keys.set("logicalType", JSON.objectNode().put("const", "object"));
        keys.set("physicalType", JSON.objectNode().put("const", "table"));
        keys.set("properties", list(column()));
        keys.set("quality", list(quality(List.of("rowCount", "duplicateValues"))));
        keys.set("relationships", list(relationship(QualityTests.RELATIONSHIP)));
        table.set("required", texts(List.of("name")));
        return table;
    }

    private ObjectNode column() {
        ObjectNode column =
                object(edition.ofColumns(ColumnReader.USED), edition.saidOfColumns(ColumnReader.DOCUMENTATION));
        ObjectNode keys = (ObjectNode) column.get("properties");
        keys.set("name", typed("string"));
        keys.set("logicalType", words(List.copyOf(new TreeSet<>(KINDS.keySet()))));
        keys.set("physicalType", typed("string", "null"));
        for (String flag : List.of("required", "unique", "primaryKey")) {
            keys.set(flag, typed("boolean", "null"));
        }
        keys.set("classification", nullable(List.of("public", "internal", "confidential", "restricted")));
        keys.set("customProperties", list(properties(with(ColumnReader.PROPERTIES, CHANGES))));
        keys.set("quality", list(quality(ColumnQuality.METRICS)));
        keys.set(
                "relationships",
                list(relationship(QualityTests.RELATIONSHIP.stream()
                        .filter(key -> !key.equals("from"))
                        .toList())));
        if (keys.has("enum")) {
            ObjectNode value = object(Enumeration.USED, Enumeration.DOCUMENTATION);
            value.set("required", texts(Enumeration.USED));
            keys.set("enum", list(value));
        }
        column.set("required", texts(List.of("name")));
        column.set("allOf", optionsByType());
        return column;
    }

    /** Which options a column of each logical type has. */
    private static ArrayNode optionsByType() {
        ArrayNode rules = JSON.arrayNode();
        KINDS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(type -> {
            Collection<String> options = new TreeSet<>();
            type.getValue().forEach(kind -> options.addAll(ColumnReader.optionsOf(kind)));
            ObjectNode rule = rules.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.putObject("properties").putObject("logicalType").put("const", type.getKey());
            condition.set("required", texts(List.of("logicalType")));
            ObjectNode keys = rule.putObject("then").putObject("properties");
            keys.set("logicalTypeOptions", object(options, List.of()).set("type", texts(List.of("object", "null"))));
        });
        return rules;
    }

    private static ObjectNode quality(List<String> metrics) {
        ObjectNode rule = object(
                with(QualityTests.KEYS, List.of("mustBeGreaterThan", "mustBeGreaterOrEqualTo")),
                ColumnQuality.DOCUMENTATION);
        ObjectNode keys = (ObjectNode) rule.get("properties");
        keys.set("type", words(List.of("library", "custom")));
        keys.set("engine", JSON.objectNode().put("const", "larder"));
        keys.set("metric", words(metrics));
        keys.set("arguments", object(List.of("validValues", "missingValues", "properties"), List.of()));
        ObjectNode isCustom = rule.putObject("if");
        isCustom.putObject("properties").putObject("type").put("const", "custom");
        isCustom.set("required", texts(List.of("type")));
        rule.putObject("then").set("required", texts(List.of("engine", "implementation")));
        rule.putObject("else").set("required", texts(List.of("metric")));
        return rule;
    }

    private static ObjectNode relationship(List<String> keys) {
        ObjectNode relationship = object(keys, List.of("id"));
        ((ObjectNode) relationship.get("properties"))
                .set("type", JSON.objectNode().put("const", "foreignKey"));
        ((ObjectNode) relationship.get("properties")).set("customProperties", list(properties(List.of("severity"))));
        relationship.set("required", texts(List.of("to")));
        return relationship;
    }

    /** A custom property: its name, and the words of those that have a few. */
    private static ObjectNode properties(List<String> names) {
        ObjectNode property = object(List.of("property", "value"), List.of("id", "description"));
        ((ObjectNode) property.get("properties")).set("property", words(names));
        property.set("required", texts(List.of("property", "value")));
        ArrayNode rules = property.putArray("allOf");
        for (String name : new TreeSet<>(names)) {
            ObjectNode value = WORDS.containsKey(name)
                    ? nullable(WORDS.get(name))
                    : KEYS.containsKey(name)
                            ? object(KEYS.get(name), List.of()).set("type", texts(ANY))
                            : JSON.objectNode();
            if (!value.isEmpty()) {
                ObjectNode rule = rules.addObject();
                rule.putObject("if")
                        .putObject("properties")
                        .putObject("property")
                        .put("const", name);
                rule.putObject("then").putObject("properties").set("value", value);
            }
        }
        if (rules.isEmpty()) {
            property.remove("allOf");
        }
        return property;
    }

    private static ObjectNode object(Collection<String> used, Collection<String> documentation) {
        ObjectNode object = JSON.objectNode().put("type", "object");
        ObjectNode keys = object.putObject("properties");
        Stream.concat(used.stream(), documentation.stream()).sorted().forEach(keys::putObject);
        return object.put("additionalProperties", false);
    }

    private static ObjectNode list(ObjectNode item) {
        ObjectNode list = JSON.objectNode();
        list.set("type", texts(List.of("array", "null")));
        list.set("items", item);
        return list;
    }

    private static ObjectNode typed(String... types) {
        ObjectNode value = JSON.objectNode();
        value.set("type", texts(List.of(types)));
        return value;
    }

    private static ObjectNode words(List<String> words) {
        ObjectNode value = JSON.objectNode();
        value.set("enum", texts(words));
        return value;
    }

    /** One of a few words, or null in a difference. */
    private static ObjectNode nullable(List<String> words) {
        ObjectNode value = words(words);
        ((ArrayNode) value.get("enum")).addNull();
        return value;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static List<String> with(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
