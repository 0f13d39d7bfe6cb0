package dev.larder.core.plan;

import dev.larder.core.Sha256;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plans as canonical JSON: properties in a fixed order, no layout, so that equal plans are equal bytes. Thread-safe. */
public final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanJson() {}

    /** The plan as it stands in {@code plans/<hash>.json}. */
    public static String write(Plan plan) {
        return JSON.writeValueAsString(plan);
    }

    /** Reads a plan; throws {@link IllegalArgumentException} when a newer version wrote it, or its content is not what its hash says. */
    public static Plan read(String text) {
        Plan plan = known(text);
        String hash = hash(plan);
        if (!hash.equals(plan.hash())) {
            throw new IllegalArgumentException("the plan's content has hash " + hash + ", it says " + plan.hash()
                    + ": the file was changed; compile the project again");
        }
        return plan;
    }

    private static Plan known(String text) {
        try {
            return JSON.readValue(text, Plan.class);
        } catch (UnrecognizedPropertyException newer) {
            throw new IllegalArgumentException(
                    "the plan has \"%s\", which this version of the functions does not know: a newer version compiled it; deploy functions and plan of one version, or compile the project again"
                            .formatted(newer.getPropertyName()),
                    newer);
        }
    }

    /** The plan under the hash of everything that decides a run's result; the same project in another folder has the same hash. */
    public static Plan hashed(Plan plan) {
        return new Plan(
                plan.project(), hash(plan), plan.feeds(), plan.views(), plan.models(), plan.tests(), plan.knobs());
    }

    /** SHA-256 of a value's canonical JSON, 64 hexadecimal digits. */
    public static String sha256(Object value) {
        return Sha256.hex(JSON.writeValueAsString(value));
    }

    private static String hash(Plan plan) {
        ObjectNode content = JSON.valueToTree(plan);
        content.remove("hash");
        content.remove("project");
        return sha256(content);
    }
}
