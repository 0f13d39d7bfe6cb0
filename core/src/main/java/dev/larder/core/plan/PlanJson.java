package dev.larder.core.plan;

import dev.larder.core.Sha256;
import dev.larder.core.format.Format;
import dev.larder.core.format.Stamped;
import dev.larder.core.format.UnknownFormat;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plans as canonical JSON: properties in a fixed order, no layout, so that equal plans are equal bytes. Thread-safe. */
public final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String WHERE = "the plan";

    private PlanJson() {}

    /** The plan as it stands in {@code plans/<hash>.json}. */
    public static String write(Plan plan) {
        return JSON.writeValueAsString(Stamped.write(Format.PLAN, JSON.<JsonNode>valueToTree(plan)));
    }

    /**
     * Reads a plan; the hash is of what stands there, so that a plan of a former format keeps its own.
     *
     * @throws UnknownFormat when a later version wrote it
     * @throws IllegalArgumentException when its content is not what its hash says
     */
    public static Plan read(String text) {
        JsonNode content = Stamped.content(Format.PLAN, WHERE, text.getBytes(StandardCharsets.UTF_8));
        Plan plan = Stamped.bind(Format.PLAN, WHERE, content, Plan.class);
        String hash = hash(content);
        if (!hash.equals(plan.hash())) {
            throw new IllegalArgumentException("the plan's content has hash " + hash + ", it says " + plan.hash()
                    + ": the file was changed; compile the project again");
        }
        return plan;
    }

    /** The plan under the hash of everything that decides a run's result; the same project in another folder has the same hash. */
    public static Plan hashed(Plan plan) {
        return new Plan(
                plan.project(),
                hash(JSON.valueToTree(plan)),
                plan.feeds(),
                plan.views(),
                plan.models(),
                plan.tests(),
                plan.knobs(),
                plan.bundles(),
                plan.sets());
    }

    /** SHA-256 of a value's canonical JSON, 64 hexadecimal digits. */
    public static String sha256(Object value) {
        return Sha256.hex(JSON.writeValueAsString(value));
    }

    private static String hash(JsonNode plan) {
        ObjectNode content = plan.deepCopy().asObject();
        content.remove("hash");
        content.remove("project");
        return sha256(content);
    }
}
