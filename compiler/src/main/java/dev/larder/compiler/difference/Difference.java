package dev.larder.compiler.difference;

import dev.larder.compiler.difference.Piece.Mapping;
import dev.larder.compiler.difference.Piece.Sequence;
import dev.larder.core.contract.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Works out one contract from another and what changes: mappings key by key, where null takes a key away (as in RFC 7396), the lists of
 * custom properties and of columns by their names, everything else as a whole. Not thread-safe.
 */
final class Difference {
    /** What a version says for itself alone. */
    private static final Set<String> OWN = Set.of("apiVersion", "kind", "id", "version", "status");

    private static final Set<String> OWN_PROPERTIES = Set.of("validFrom", "validUntil", WholeContracts.BASED_ON);
    private static final List<String> OF_THE_FEED = List.of("supplier", "feed");
    private static final String CUSTOM = "customProperties";

    private final String base;
    private final List<DifferenceProblem> problems;

    /** @param base file name of the contract that the changes are about */
    Difference(String base, List<DifferenceProblem> problems) {
        this.base = base;
        this.problems = problems;
    }

    /** The whole document. */
    Mapping apply(Mapping before, Mapping change) {
        Map<String, Piece> inherited = new LinkedHashMap<>(before.fields());
        inherited.keySet().removeAll(OWN);
        inherited.computeIfPresent(CUSTOM, (_, list) -> without(list, OWN_PROPERTIES));
        Map<String, Piece> changes = new LinkedHashMap<>(change.fields());
        changes.computeIfPresent(CUSTOM, (_, list) -> without(list, Set.of(WholeContracts.BASED_ON)));
        requireSameFeed(before, change);
        Piece tables = merge(inherited.remove("schema"), changes.remove("schema"));
        Map<String, Piece> whole =
                merged(before.with(inherited), change.with(changes)).fields();
        if (tables != null) {
            whole.put("schema", tables);
        }
        return change.with(whole);
    }

    /** The one table of both; anything else is for the reader of contracts to refuse. */
    private @Nullable Piece merge(@Nullable Piece before, @Nullable Piece change) {
        if (before instanceof Sequence(var _, var tables)
                && change instanceof Sequence(var origin, var changes)
                && tables.size() == 1
                && changes.size() == 1
                && tables.getFirst() instanceof Mapping table
                && changes.getFirst() instanceof Mapping changed) {
            return new Sequence(origin, List.of(table(table, changed)));
        }
        return change == null ? before : change;
    }

    private Mapping table(Mapping before, Mapping change) {
        Map<String, Piece> rest = new LinkedHashMap<>(change.fields());
        Piece changes = rest.remove("properties");
        Map<String, Piece> whole =
                new LinkedHashMap<>(merged(before, change.with(rest)).fields());
        if (changes instanceof Sequence(var _, var columns)) {
            ColumnChanges all = new ColumnChanges(base, before.items("properties"), this);
            columns.forEach(all::apply);
            whole.put("properties", new Sequence(changes.origin(), all.columns()));
        } else if (changes != null) {
            whole.put("properties", changes);
        }
        return change.with(whole);
    }

    /** Both, key by key; null takes a key away. */
    Mapping merged(Mapping before, Mapping change) {
        Map<String, Piece> fields = new LinkedHashMap<>(before.fields());
        change.fields().forEach((key, piece) -> {
            if (piece.isNull()) {
                takeAway(fields, key, piece);
            } else {
                fields.merge(key, piece, (old, changed) -> merged(key, old, changed));
            }
        });
        return change.with(fields);
    }

    private Piece merged(String key, Piece before, Piece change) {
        if (before instanceof Mapping old && change instanceof Mapping changed) {
            return merged(old, changed);
        }
        return key.equals(CUSTOM) && before instanceof Sequence old && change instanceof Sequence changed
                ? properties(old, changed)
                : change;
    }

    private void takeAway(Map<String, Piece> fields, String key, Piece change) {
        if (fields.remove(key) == null) {
            problem(
                    change.origin(),
                    "a key of " + base + " to take away",
                    "\"" + key + "\", which it does not have",
                    choice(key, fields.keySet()));
        }
    }

    /** Custom properties by name, in whatever order; one that is null is taken away. */
    private Sequence properties(Sequence before, Sequence change) {
        Map<String, Piece> untouched = new LinkedHashMap<>();
        before.items().forEach(item -> untouched.put(name(item).orElse(""), item));
        Set<String> known = Set.copyOf(untouched.keySet());
        List<Piece> whole = new ArrayList<>();
        for (Piece item : change.items()) {
            String name = name(item).orElse("");
            if (!isAway(item)) {
                whole.add(item);
            } else if (!known.contains(name)) {
                problem(
                        item.origin(),
                        "a property of " + base + " to take away",
                        "\"" + name + "\", which it does not have",
                        choice(name, known));
            }
            untouched.remove(name);
        }
        whole.addAll(0, untouched.values());
        return new Sequence(change.origin(), whole);
    }

    private static boolean isAway(Piece item) {
        Piece value = item instanceof Mapping(var _, var fields) ? fields.get("value") : null;
        return value != null && value.isNull();
    }

    private static Optional<String> name(Piece item) {
        return item instanceof Mapping mapping ? mapping.text("property") : Optional.empty();
    }

    /** A list of custom properties without some of them. */
    static Piece without(Piece list, Set<String> names) {
        return list instanceof Sequence(var origin, var items)
                ? new Sequence(
                        origin,
                        items.stream()
                                .filter(item ->
                                        name(item).filter(names::contains).isEmpty())
                                .toList())
                : list;
    }

    private void requireSameFeed(Mapping before, Mapping change) {
        for (String name : OF_THE_FEED) {
            Optional<Piece> own = property(change, name);
            Optional<Piece> others = property(before, name);
            if (own.isPresent()
                    && others.isPresent()
                    && !own.get().json().equals(others.get().json())) {
                problem(
                        own.get().origin(),
                        name + " " + others.get().json().asString("") + " as in " + base,
                        own.get().json().toString(),
                        "another feed is a contract of its own");
            }
        }
    }

    /** The value of a custom property. */
    static Optional<Piece> property(Mapping holder, String name) {
        return holder.items(CUSTOM).stream()
                .filter(item -> name(item).filter(name::equals).isPresent())
                .flatMap(item -> Optional.ofNullable(((Mapping) item).fields().get("value")).stream())
                .findFirst();
    }

    void problem(Origin origin, String expected, String found, @Nullable String help) {
        problems.add(new DifferenceProblem(origin, false, expected, found, help));
    }

    /** A "did you mean", or what there is. */
    static String choice(String word, Collection<String> known) {
        return Spelling.nearest(word, known)
                .map(Difference::didYouMean)
                .orElse(known.isEmpty() ? "there is none" : "known are " + String.join(", ", new TreeSet<>(known)));
    }

    private static String didYouMean(String near) {
        return "did you mean \"" + near + "\"?";
    }
}
