package dev.larder.compiler.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A part of a document that knows in which file it stands, and where. */
sealed interface Piece {
    /** Where it stands. */
    Origin origin();

    /** A text, a number, a flag or null. */
    record Scalar(Origin origin, JsonNode value) implements Piece {}

    /** Keys and what stands below them, in their order. */
    record Mapping(Origin origin, Map<String, Piece> fields) implements Piece {
        /** The same with other fields. */
        Mapping with(Map<String, Piece> others) {
            return new Mapping(origin, others);
        }

        /** The text below a key; empty if there is none. */
        Optional<String> text(String key) {
            return fields.get(key) instanceof Scalar(var _, var value) && value.isString()
                    ? Optional.of(value.stringValue())
                    : Optional.empty();
        }

        /** The items of the list below a key; none if there is no list. */
        List<Piece> items(String key) {
            return fields.get(key) instanceof Sequence(var _, var items) ? items : List.of();
        }
    }

    /** A list. */
    record Sequence(Origin origin, List<Piece> items) implements Piece {}

    /** The pieces of a document. */
    static Piece of(String file, JsonNode document) {
        return of(document, new Origin(file, ""));
    }

    private static Piece of(JsonNode node, Origin origin) {
        if (node.isObject()) {
            Map<String, Piece> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> {
                fields.put(field.getKey(), of(field.getValue(), origin.below(field.getKey())));
            });
            return new Mapping(origin, fields);
        }
        if (node.isArray()) {
            List<Piece> items = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                items.add(of(node.get(i), origin.below(String.valueOf(i))));
            }
            return new Sequence(origin, items);
        }
        return new Scalar(origin, node);
    }

    /** Whether it is there and says that there is nothing. */
    default boolean isNull() {
        return this instanceof Scalar(var _, var value) && value.isNull();
    }

    /** What is written, as JSON. */
    default JsonNode json() {
        return switch (this) {
            case Scalar(var _, var value) -> value;
            case Mapping(var _, var fields) -> {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                fields.forEach((key, field) -> node.set(key, field.json()));
                yield node;
            }
            case Sequence(var _, var items) -> {
                ArrayNode node = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> node.add(item.json()));
                yield node;
            }
        };
    }

    /** Puts down where everything stands, by its pointer in the whole document. */
    default void locate(String pointer, Map<String, Origin> places) {
        places.put(pointer, origin());
        switch (this) {
            case Scalar _ -> {}
            case Mapping(var _, var fields) ->
                fields.forEach((key, field) -> field.locate(Origin.below(pointer, key), places));
            case Sequence(var _, var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    items.get(i).locate(pointer + "/" + i, places);
                }
            }
        }
    }
}
