package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Rights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a statement may read beside tables: who runs it, when, where unqualified names are looked up, its parameters. */
public final class Context {
    private final Catalog catalog;
    private final Moment moment;
    private final Settings settings;
    private final Map<String, String> parameters;
    private final Set<String> used = new HashSet<>();
    private Findings findings = new Findings(false);
    private final Map<List<String>, Optional<Relation>> found = new HashMap<>();
    private final List<Read> reads = new ArrayList<>();
    private Set<String> supposed = Set.of();
    private Rights reader;
    private @Nullable Expansion expansion;
    private String leading = "";
    private boolean computing;

    /** When the transaction and when the statement began. */
    public record Moment(Instant transaction, Instant statement) {}

    /** A relation that is read, and with whose rights. */
    public record Read(Rights reader, Acl.Name relation) {}

    /** Settings of the session. */
    public record Settings(
            String user, List<String> searchPath, Map<String, String> chosen, long lastCopyCount, Rights rights) {
        public Settings {
            searchPath = List.copyOf(searchPath);
            chosen = Map.copyOf(chosen);
        }

        /** The search path, with the user's name where it says so. Source: r_search_path.html. */
        public List<String> path() {
            return searchPath.stream()
                    .map(schema -> schema.equals("$user") ? user : schema)
                    .toList();
        }
    }

    /** Parameters are texts; a statement that names another one fails. */
    public Context(Catalog catalog, Moment moment, Settings settings, Map<String, String> parameters) {
        this.catalog = catalog;
        this.moment = moment;
        this.settings = settings;
        this.parameters = Map.copyOf(parameters);
        this.reader = settings.rights();
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Keeps what is found wrong instead of throwing the first of it; of the supposed relations nobody knows the columns. */
    public Findings examining(Set<String> unknown) {
        findings = new Findings(true);
        supposed = Set.copyOf(unknown);
        return findings;
    }

    public Findings findings() {
        return findings;
    }

    public boolean isSupposed(List<String> name) {
        return supposed.contains(String.join(".", name));
    }

    public Moment moment() {
        return moment;
    }

    public Settings settings() {
        return settings;
    }

    /** What the session's user may do. */
    public Rights rights() {
        return settings.rights();
    }

    /** With whose rights relations are read here: the session's, or those of the owner of a view. */
    public Rights reader() {
        return reader;
    }

    /** What is read is written into the text of a view; null where nothing is. */
    public @Nullable Expansion expansion() {
        return expansion;
    }

    /** Writes what is read into a text, or nothing more. */
    public void expanding(@Nullable Expansion into) {
        expansion = into;
    }

    /** Reads on with these rights. */
    public void reading(Rights other) {
        reader = other;
    }

    /** What a name stands for in this statement, looked up once; null is nothing. */
    @Nullable
    Relation found(List<String> name, Supplier<@Nullable Relation> lookup) {
        Optional<Relation> known = found.get(name);
        if (known == null) {
            known = Optional.ofNullable(lookup.get());
            found.put(name, known);
        }
        return known.orElse(null);
    }

    /** A function is called that runs on the leader node only. */
    public void onLeader(String function) {
        leading = function;
    }

    /** A view is read whose rows are kept by the other nodes. */
    void onOtherNodes() {
        computing = true;
    }

    /** Fails if a function of the leader node stands beside a table of a user, or a view of what the other nodes keep. Source: r_VERSION.html. */
    public void requireOneNode() {
        if (!leading.isEmpty() && (computing || !reads.isEmpty())) {
            throw new SqlError("Specified types or functions (one per INFO message) not supported on Redshift tables: "
                    + leading + " runs on the leader node only");
        }
    }

    /** Remembers that a relation is read. */
    public void reads(Relation relation) {
        reads.add(new Read(reader, Names.key(relation)));
    }

    /** All that is read. */
    public List<Read> reads() {
        return List.copyOf(reads);
    }

    public boolean hasParameter(String name) {
        return parameters.containsKey(name);
    }

    public String parameter(String name) {
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
