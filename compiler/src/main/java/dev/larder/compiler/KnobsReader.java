package dev.larder.compiler;

import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.Knob;
import dev.larder.core.run.EngineKnob;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code knobs.yaml}: a mapping of name to type, default (or value), minimum, maximum, unit, owner and description. */
final class KnobsReader {
    /** The file's name. */
    static final String FILE = "knobs.yaml";

    private static final List<String> KEYS =
            List.of("type", "value", "default", "minimum", "maximum", "unit", "owner", "description");
    private static final List<String> TYPES = List.of("integer", "number", "string", "boolean", "date");

    private final ProjectFiles project;
    private final Problems.In problems;
    private int said;

    /**
     * What the file says.
     *
     * @param knobs the right ones, in the order of their names
     * @param faulty names of the others; null if nobody knows which there are
     */
    record Reading(List<Knob> knobs, @Nullable Set<String> faulty) {}

    private KnobsReader(ProjectFiles project, Problems.In problems) {
        this.project = project;
        this.problems = problems;
    }

    /** Reads the file; whatever is wrong is a problem. */
    static Reading read(ProjectFiles project, Problems.In problems) {
        JsonNode document = project.documents().get(FILE);
        if (project.unread().contains(FILE)) {
            return new Reading(List.of(), null);
        }
        if (document == null || document.isNull() || document.isMissingNode()) {
            return new Reading(List.of(), Set.of());
        }
        if (!document.isObject()) {
            problems.add(
                    Code.L005,
                    new Place(1, 1),
                    "a mapping of knob names to type, default, owner and description",
                    document.toString());
            return new Reading(List.of(), null);
        }
        KnobsReader reader = new KnobsReader(project, problems);
        List<Knob> knobs = new ArrayList<>();
        Set<String> faulty = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : document.properties()) {
            int before = reader.said;
            Knob knob = reader.knob(entry.getKey(), entry.getValue());
            if (knob == null || reader.said > before) {
                faulty.add(entry.getKey());
            } else {
                knobs.add(knob);
            }
        }
        return new Reading(
                knobs.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList(), faulty);
    }

    private @Nullable Knob knob(String name, JsonNode node) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            missing(name, "a name of lower case letters, digits and _, at most 63", "\"" + name + "\"");
        }
        if (!node.isObject()) {
            missing(name, "type, default, owner and description", node.toString());
            return null;
        }
        requireKeys(name, node);
        String type = text(name, node, "type");
        String value = text(name, node, node.has("value") ? "value" : "default");
        String owner = text(name, node, "owner");
        String description = text(name, node, "description");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            add(name, "type", "type " + String.join(", ", TYPES), "\"" + type + "\"", Problems.didYouMean(type, TYPES));
            return null;
        }
        if (type.isEmpty() || value.isEmpty() || owner.isEmpty() || description.isEmpty()) {
            return null;
        }
        Optional<EngineKnob> engine = EngineKnob.of(name);
        Knob knob = new Knob(
                name,
                type,
                value,
                bound(node, "minimum", engine.map(EngineKnob::lowest)),
                bound(node, "maximum", engine.map(EngineKnob::highest)),
                node.path("unit").asString(""),
                owner,
                description);
        int before = said;
        requireValue(knob, node.has("value") ? "value" : "default");
        if (said == before && engine.isPresent()) {
            requireOfEngine(knob, engine.get());
        }
        return knob;
    }

    private void requireKeys(String name, JsonNode node) {
        node.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> add(
                        name,
                        project.key(FILE, "/" + name + "/" + key),
                        "a known key",
                        "\"" + key + "\"",
                        Problems.didYouMean(key, KEYS)));
        if (node.has("value") && node.has("default")) {
            add(
                    name,
                    project.key(FILE, "/" + name + "/value"),
                    "default or value",
                    "both",
                    "they mean the same; keep default");
        }
    }

    private void requireValue(Knob knob, String valueKey) {
        boolean ordered = List.of("integer", "number", "date").contains(knob.type());
        for (String bound : List.of("minimum", "maximum")) {
            String value = bound.equals("minimum") ? knob.minimum() : knob.maximum();
            Knob free = new Knob(knob.name(), knob.type(), knob.value(), null, null, "", "", "");
            if (value != null && (!ordered || free.problem(value).isPresent())) {
                add(
                        knob.name(),
                        bound,
                        bound + (ordered ? " of type " + knob.type() : " only for integer, number and date"),
                        "\"" + value + "\"",
                        null);
                return;
            }
        }
        String minimum = knob.minimum();
        String maximum = knob.maximum();
        Knob upTo = new Knob(knob.name(), knob.type(), knob.value(), null, maximum, knob.unit(), "", "");
        if (minimum != null && maximum != null && upTo.problem(minimum).isPresent()) {
            add(knob.name(), "minimum", "a minimum that is not above the maximum, " + maximum, minimum, null);
            return;
        }
        knob.problem(knob.value())
                .ifPresent(problem -> add(knob.name(), valueKey, problem, "\"" + knob.value() + "\"", null));
    }

    /** The engine reads this knob: a project may narrow its range and not widen it. */
    private void requireOfEngine(Knob knob, EngineKnob engine) {
        String minimum = Objects.requireNonNullElse(knob.minimum(), "none");
        String maximum = Objects.requireNonNullElse(knob.maximum(), "none");
        if (!knob.type().equals("integer") || !engine.allows(minimum) || !engine.allows(maximum)) {
            missing(
                    knob.name(),
                    "type integer, minimum and maximum from %d to %d, since the engine itself reads this knob"
                            .formatted(engine.lowest(), engine.highest()),
                    "type " + knob.type() + ", minimum " + minimum + ", maximum " + maximum);
        }
    }

    private String text(String name, JsonNode node, String key) {
        JsonNode value = node.path(key);
        String text = value.isValueNode() && !value.isNull() ? value.asString() : "";
        boolean misspelled = node.propertyNames().stream()
                .filter(other -> !KEYS.contains(other))
                .anyMatch(other -> Spelling.nearest(other, List.of(key)).isPresent());
        if (text.isEmpty() && !(misspelled && value.isMissingNode())) {
            missing(name, "\"" + key + "\"", "none");
        }
        return text;
    }

    /** What the project says, or else the engine, if it reads the knob. */
    private static @Nullable String bound(JsonNode node, String key, Optional<Integer> engine) {
        String said = optional(node, key);
        return said == null ? engine.map(String::valueOf).orElse(null) : said;
    }

    private static @Nullable String optional(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.path(key).asString() : null;
    }

    /** Says what is wrong with the whole knob. */
    private void missing(String knob, String expected, String found) {
        add(knob, project.key(FILE, "/" + knob), expected, found, null);
    }

    /** Says what is wrong with the value of a key. */
    private void add(String knob, String key, String expected, String found, @Nullable String help) {
        add(knob, project.value(FILE, "/" + knob + "/" + key), expected, found, help);
    }

    private void add(String knob, Place place, String expected, String found, @Nullable String help) {
        said++;
        problems.add(Code.L005, place, "in knob " + knob + ": " + expected, found, help);
    }
}
