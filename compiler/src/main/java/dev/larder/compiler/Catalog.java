package dev.larder.compiler;

import dev.larder.core.engine.Relations;
import dev.larder.core.plan.Plan.Feed;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables and views of a project by qualified name, and their columns as soon as they are known. Some are there although nothing is known
 * about them, since their file is wrong: reading them is not wrong. Not thread-safe.
 */
final class Catalog {
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<TableColumn>> columns = new HashMap<>();
    private final Set<String> rejects = new HashSet<>();
    private final Set<String> supposed = new HashSet<>();
    private final Set<String> anything = new HashSet<>();

    Catalog(List<Feed> feeds, Collection<Draft> drafts) {
        for (Feed feed : feeds) {
            List<TableColumn> all = new ArrayList<>(feed.columns());
            all.addAll(Relations.LINEAGE);
            names.add("current." + feed.table());
            columns.put("current." + feed.table(), all);
            if (feed.keepsRejects()) {
                names.add("current." + feed.rejectTable());
                columns.put("current." + feed.rejectTable(), Relations.REJECT);
                rejects.add("current." + feed.rejectTable());
            }
        }
        for (Draft draft : drafts) {
            if (draft.kind() != Draft.Kind.TEST) {
                names.add(draft.qualified());
            }
            if (draft.kind() == Draft.Kind.STAR) {
                names.add("live." + draft.file().name());
                names.add("diff." + draft.file().name());
            }
            if (draft.kind() == Draft.Kind.STAR
                    && draft.table().isReadable()
                    && draft.table().faulty().isEmpty()) {
                columns.put(draft.qualified(), draft.columns());
                columns.put("live." + draft.file().name(), draft.columns());
                List<TableColumn> changed = new ArrayList<>(draft.columns());
                changed.add(Relations.SIDE);
                columns.put("diff." + draft.file().name(), changed);
            }
        }
    }

    /** Adds a table or view whose columns nobody knows. */
    void suppose(String name) {
        supposed.add(name);
        columns.remove(name);
    }

    /** Allows for anything in this schema, since a wrong file does not even tell its table. */
    void supposeAnything(String schema) {
        anything.add(schema);
    }

    /** Whether there is, or may be, a table or view of this qualified name. */
    boolean has(String name) {
        String star = name.replaceFirst("^(live|diff)[.]", "star.");
        return names.contains(name)
                || supposed.contains(star)
                || supposed.contains(name)
                || anything.contains(schema(name));
    }

    /** Whether the view holds records that were left out. */
    boolean isOfRejects(String name) {
        return rejects.contains(name);
    }

    /** Qualified names in some schemas. */
    Set<String> names(Collection<String> schemas) {
        return names.stream().filter(name -> schemas.contains(schema(name))).collect(Collectors.toSet());
    }

    /** Names in every schema. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** Columns of a table or view; empty until they are known. */
    Optional<List<TableColumn>> columns(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Says what columns a view turned out to have. */
    void put(String name, List<TableColumn> found) {
        columns.put(name, found);
    }

    private static String schema(String name) {
        return name.substring(0, name.indexOf('.'));
    }
}
