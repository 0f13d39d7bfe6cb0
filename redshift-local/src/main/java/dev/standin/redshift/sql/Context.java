package dev.standin.redshift.sql;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a statement may read beside tables: who runs it, when, where unqualified names are looked up, its parameters. */
public final class Context {
    private final Catalog catalog;
    private final Moment moment;
    private final Settings settings;
    private final Map<String, String> parameters;
    private final Set<String> used = new HashSet<>();

    /** When the transaction and when the statement began. */
    public record Moment(Instant transaction, Instant statement) {}

    /** Settings of the session. */
    public record Settings(String user, List<String> searchPath, long lastCopyCount) {
        public Settings {
            searchPath = List.copyOf(searchPath);
        }
    }

    /** Parameters are texts; a statement that names another one fails. */
    public Context(Catalog catalog, Moment moment, Settings settings, Map<String, String> parameters) {
        this.catalog = catalog;
        this.moment = moment;
        this.settings = settings;
        this.parameters = Map.copyOf(parameters);
    }

    Catalog catalog() {
        return catalog;
    }

    Moment moment() {
        return moment;
    }

    Settings settings() {
        return settings;
    }

    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new SqlError("parameter :" + name + " is used in the statement but was not given");
        }
        used.add(name);
        return value;
    }

    /** The parameters that some statement has read. */
    public Set<String> used() {
        return Set.copyOf(used);
    }
}
