package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.sql.engine.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an expression may use: columns of FROM, then aliases of the same select list, then the outer query. */
public final class Scope {
    /** A member of FROM; one that is open may have other columns too. */
    public record Source(String alias, @Nullable String schema, List<Output> columns, boolean open) {}

    private final @Nullable Scope outer;
    private final Map<String, BoundQuery> commons;
    private final Set<String> ownCommons = new HashSet<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Bound> merged = new LinkedHashMap<>();
    private final Map<String, Bound> aliases = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final Set<String> laterAliases = new HashSet<>();
    private boolean aliasesVisible;
    private boolean derived;
    private boolean joining;
    private boolean correlated;
    private boolean matching;
    private int references;
    private int loose;
    private String within = "";

    public Scope(@Nullable Scope outer) {
        this.outer = outer;
        this.commons = outer == null ? new HashMap<>() : new HashMap<>(outer.commons);
    }

    public void common(String name, BoundQuery query) {
        if (!ownCommons.add(name)) {
            throw new SqlError("WITH query name \"" + name + "\" specified more than once");
        }
        commons.put(name, query);
    }

    public @Nullable BoundQuery common(String name) {
        return commons.get(name);
    }

    public Set<String> commonNames() {
        return commons.keySet();
    }

    /** Notes names that the select list is going to give, although nothing bound before it may use them. */
    public void later(List<String> names) {
        laterAliases.addAll(names);
    }

    /** The scope of a subquery in FROM: it sees the common tables and the outer query, but not its neighbours. */
    public Scope enclosing() {
        Scope scope = new Scope(outer);
        scope.commons.putAll(commons);
        scope.derived = true;
        return scope;
    }

    public void add(Source source) {
        for (Source other : sources) {
            if (other.alias.equals(source.alias)) {
                if (source.schema != null && other.schema != null && !source.schema.equals(other.schema)) {
                    throw new Refusal("two tables named " + source.alias + " without an alias");
                }
                throw new SqlError("table name \"" + source.alias + "\" specified more than once");
            }
        }
        sources.add(source);
    }

    /** Whether a name that is not found here may still exist. */
    private boolean open() {
        return sources.stream().anyMatch(Source::open);
    }

    public void merge(String column, Bound value) {
        merged.put(column, value);
    }

    public List<Source> sources() {
        return List.copyOf(sources);
    }

    public Map<String, Bound> merged() {
        return merged;
    }

    public void alias(String name, Bound value) {
        Bound old = aliases.put(name, value);
        if (old != null && !old.equals(value)) {
            doubled.add(name);
        }
    }

    /** Source: r_LISTAGG.html and r_MEDIAN.html: aggregates that sort must sort by the same keys. */
    public void sortedWithin(String keys) {
        if (!within.isEmpty() && !within.equals(keys)) {
            throw new SqlError("within group ORDER BY clauses for aggregate functions must be the same");
        }
        within = keys;
    }

    public void showAliases(boolean visible) {
        aliasesVisible = visible;
    }

    /** The column of this name; null if it is not one here, where an outer scope or an alias may know it. */
    public @Nullable Bound column(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> unqualified(parts.getFirst());
            case 2 -> qualified(null, parts.get(0), parts.get(1));
            case 3 -> qualified(parts.get(0), parts.get(1), parts.get(2));
            default -> throw new Refusal("the name " + String.join(".", parts));
        };
    }

    public Bound resolve(List<String> parts) {
        int blocks = 0;
        boolean open = false;
        for (Scope scope = this; scope != null; scope = scope.outer) {
            blocks += scope.sources.isEmpty() && !scope.derived ? 0 : 1;
            open |= parts.size() == 1 && scope.open();
            Bound found = scope.column(parts);
            if (found == null && scope.aliasesVisible && parts.size() == 1) {
                found = scope.aliases.get(parts.getFirst());
                if (scope.doubled.contains(parts.getFirst())) {
                    throw new Refusal("the alias " + parts.getFirst() + ", which two columns have");
                }
            }
            if (found != null) {
                correlated(scope, blocks, parts);
                return found;
            }
        }
        if (open) {
            return Bound.FAULTY;
        }
        throw new Unresolved(this, laterAliases).objection(parts);
    }

    /** Refuses references to an outer query that Redshift does not take. Source: r_correlated_subqueries.html. */
    private void correlated(Scope found, int blocks, List<String> parts) {
        if (found == this) {
            return;
        }
        if (blocks > (sources.isEmpty() ? 1 : 2) || found.joining) {
            throw new SqlError("This type of correlated subquery pattern is not supported yet: "
                    + String.join(".", parts) + " is of "
                    + (found.joining
                            ? "the tables of an outer join's ON clause"
                            : "a query that is not the next outer one"));
        }
        correlated = true;
        found.references++;
        found.loose += matching ? 0 : 1;
    }

    /** References that its subqueries make to it. */
    public int references() {
        return references;
    }

    /** Those references that stand outside an equality that WHERE joins with AND. */
    public int looseReferences() {
        return loose;
    }

    /** Says whether an equality of WHERE is being bound. */
    public void matching(boolean now) {
        matching = now;
    }

    /** Whether its subqueries, or those under it, have used one of the outer query's columns. */
    public boolean isCorrelated() {
        return correlated;
    }

    /** Says whether the ON clause of an outer join is being bound. */
    public void joining(boolean now) {
        joining = now;
    }

    private @Nullable Bound unqualified(String name) {
        Bound common = merged.get(name);
        if (common != null) {
            return common;
        }
        Bound found = null;
        for (Source source : sources) {
            Bound candidate = column(source, name);
            if (candidate != null && found != null) {
                throw Unresolved.ambiguous(name, sources);
            }
            found = candidate == null ? found : candidate;
        }
        return found;
    }

    private @Nullable Bound qualified(@Nullable String schema, String table, String column) {
        for (Source source : sources) {
            if (source.alias.equals(table) && (schema == null || schema.equals(source.schema))) {
                Bound found = column(source, column);
                if (found == null && !source.open) {
                    throw Unresolved.column(List.of(table, column), column, table, source.columns);
                }
                return found == null ? Bound.FAULTY : found;
            }
        }
        return null;
    }

    public static @Nullable Bound column(Source source, String name) {
        Bound found = null;
        for (Output column : source.columns) {
            if (column.label().equals(name)) {
                if (found != null) {
                    throw new SqlError("column reference \"" + name + "\" is ambiguous");
                }
                found = bound(source, column);
            }
        }
        return found;
    }

    /** The objection to columns of a system view that cannot be answered here. */
    public static Objection withheld(Source source, List<Output> asked) {
        return Unresolved.withheld(source.alias, asked, source.columns);
    }

    /** The column of a source; fails for one of a system view that cannot be answered here. */
    public static Bound bound(Source source, Output column) {
        if (column.type().equals(Bound.WITHHELD_TYPE)) {
            throw withheld(source, List.of(column));
        }
        return Bound.of(Text.name(source.alias) + "." + Text.name(column.sqlName()), column.type());
    }
}
