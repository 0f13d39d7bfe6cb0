package dev.standin.redshift;

import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a session has set, and what its last COPY loaded. For one thread. */
final class Choices {
    private static final List<String> PATH = List.of("$user", "public");
    private final Map<String, String> chosen = new HashMap<>();
    private List<String> searchPath = PATH;
    private long lastCopyCount;

    /** Another value; nothing is what was before anybody set it. */
    void set(String setting, String value) {
        if (value.isEmpty()) {
            chosen.remove(setting);
        } else {
            chosen.put(setting, value);
        }
    }

    /** Another search path. */
    void path(List<String> schemas) {
        searchPath = schemas;
        set("search_path", schemas.equals(PATH) ? "" : "set");
    }

    /** A COPY has loaded so many rows. */
    void copied(long rows) {
        lastCopyCount = rows;
    }

    @Nullable
    String queryGroup() {
        return chosen.get("query_group");
    }

    Context.Settings settings(String user, Rights rights) {
        return new Context.Settings(user, searchPath, chosen, lastCopyCount, rights);
    }

    /** The schema in which an unqualified name is made. */
    String target(String user, Rights rights, Predicate<String> isThere) {
        List<String> path = settings(user, rights).path();
        return searchPath.getFirst().equals("$user")
                ? path.stream().filter(isThere).findFirst().orElse(path.getLast())
                : path.getFirst();
    }
}
