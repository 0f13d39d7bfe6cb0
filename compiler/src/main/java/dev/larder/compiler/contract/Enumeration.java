package dev.larder.compiler.contract;

import dev.larder.core.contract.ColumnType.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code enum} of a column: the only values allowed. */
final class Enumeration {
    static final List<String> USED = List.of("value");
    static final List<String> DOCUMENTATION =
            List.of("id", "label", "description", "tags", "customProperties", "authoritativeDefinitions");

    private Enumeration() {}

    /** The values; none if there is no enumeration. {@code kind} is null if the column's type is wrong. */
    static List<String> read(DocumentNode property, @Nullable Kind kind) {
        Optional<DocumentNode> node = property.child("enum");
        if (node.isEmpty()) {
            return List.of();
        }
        List<DocumentNode> items = property.items("enum");
        if (items.isEmpty()) {
            property.problemAt("enum", "at least one value", "none");
        }
        if (kind != null
                && !EnumSet.of(Kind.VARCHAR, Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT)
                        .contains(kind)) {
            node.get().problem("an enum of a string or an integer", "a column of type " + kind, null);
        }
        Set<String> seen = new HashSet<>();
        items.forEach(item -> {
            item.allow(USED, DOCUMENTATION);
            String value = item.child("value")
                    .map(found -> found.scalar("a text or a number"))
                    .orElse("");
            if (item.child("value").isEmpty()) {
                item.problem("\"value\": a text or a number", "nothing", null);
            } else if (!value.isEmpty() && !seen.add(value)) {
                item.problemAt("value", "each value once", "\"" + value + "\" again");
            }
        });
        return items.stream()
                .map(item -> item.child("value").map(DocumentNode::written).orElse(""))
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
