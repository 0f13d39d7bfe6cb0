package dev.larder.compiler.contract;

import dev.larder.core.contract.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A list of {@code {property, value}} as ODCS writes what the standard has no word for; unknown names are problems. */
final class CustomProperties {
    private final DocumentNode holder;
    private final Map<String, DocumentNode> values = new HashMap<>();

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
                item.problem(
                        "one of " + String.join(", ", new TreeSet<>(known)),
                        "the property \"" + name + "\", which Larder does not use",
                        Spelling.nearest(name, known).map(near -> "Did you mean \"" + near + "\"?").orElse(null));
            } else if (value.isEmpty()) {
                item.problem("a value", "none", null);
            } else if (values.put(name, value.get()) != null) {
                item.problem("each property once", "\"" + name + "\" again", null);
            }
        }
    }

    Optional<DocumentNode> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text of the property; a problem when it is absent. Empty after a problem. */
    String required(String name, String expected) {
        Optional<DocumentNode> value = get(name);
        if (value.isEmpty()) {
            holder.problemAt("customProperties", "the property \"" + name + "\": " + expected, "none of that name");
            return "";
        }
        return value.get().text(expected);
    }

    @Nullable String optional(String name, String expected) {
        return get(name).map(value -> value.text(expected)).orElse(null);
    }

    /** One of a few words; the fallback when it is absent or wrong (a problem). */
    String choice(String name, List<String> words, String fallback) {
        Optional<DocumentNode> value = get(name);
        if (value.isEmpty()) {
            return fallback;
        }
        String expected = "one of " + String.join(", ", words);
        String word = value.get().text(expected);
        if (!word.isEmpty() && !words.contains(word)) {
            value.get().problem(
                    expected,
                    "\"" + word + "\"",
                    Spelling.nearest(word, words).map(near -> "Did you mean \"" + near + "\"?").orElse(null));
        }
        return words.contains(word) ? word : fallback;
    }
}
