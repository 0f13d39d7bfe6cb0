package dev.larder.compiler.contract;

import dev.larder.core.contract.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A list of {@code {property, value}}, in which ODCS holds what the standard has no word for; unknown names are
 * problems.
 */
final class CustomProperties {
    private final DocumentNode holder;
    private final Map<String, DocumentNode> values = new HashMap<>();
    /** Properties that were probably misspelled, or have no value. */
    private final Set<String> absent = new HashSet<>();

    CustomProperties(DocumentNode holder, List<String> known) {
        this.holder = holder;
        for (DocumentNode item : holder.items("customProperties")) {
            item.allow(List.of("property", "value"), List.of("id", "description"));
            String name = item.requiredText("property", "its name");
            Optional<DocumentNode> value = item.child("value");
            if (name.isEmpty()) {
                continue;
            }
            if (!known.contains(name)) {
                Optional<String> near = Spelling.nearest(name, known);
                near.ifPresent(absent::add);
                item.problemAt(
                        "property",
                        "one of " + String.join(", ", new TreeSet<>(known)),
                        "the property \"" + name + "\", which Larder does not use",
                        near.map(DocumentNode::didYouMean).orElse(null));
            } else if (value.isEmpty()) {
                absent.add(name);
                item.problem("a value", "none", null);
            } else if (values.putIfAbsent(name, value.get()) != null) {
                item.problemAt("property", "each property once", "\"" + name + "\" again");
            }
        }
    }

    /** How many problems there are so far, in the whole document. */
    int problems() {
        return holder.problems();
    }

    Optional<DocumentNode> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text of the property; a problem if it is absent. Empty after a problem. */
    String required(String name, String expected) {
        Optional<DocumentNode> value = get(name);
        if (value.isEmpty() && !isMisspelled(name)) {
            holder.problemBelow("customProperties", "the property \"" + name + "\": " + expected, "none of that name");
        }
        return value.map(found -> found.text(expected)).orElse("");
    }

    /** Whether an unknown property, or one without a value, was probably meant to be one that is absent. */
    boolean isMisspelled(String name) {
        return absent.contains(name);
    }

    @Nullable
    String optional(String name, String expected) {
        return get(name).map(value -> value.text(expected)).orElse(null);
    }

    /** One of a few words; the fallback if it is absent or wrong (a problem). */
    String choice(String name, List<String> words, String fallback) {
        Optional<DocumentNode> value = get(name);
        return value.map(found -> found.word(words))
                .filter(word -> !word.isEmpty())
                .orElse(fallback);
    }
}
