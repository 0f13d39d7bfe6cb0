package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.dialect.tree.Grantee;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all databases of a warehouse share: users, roles, groups, who has which, databases, IAM roles that may be taken on. Immutable.
 *
 * @param version grows with every change
 * @param next the id of the next principal
 * @param retired names of files of databases that were dropped: one may still be open somewhere
 */
public record Principals(
        long version,
        int next,
        Map<Integer, Principal> all,
        Set<Membership> memberships,
        SortedMap<String, DatabaseEntry> databases,
        Set<Assumption> assumptions,
        Set<String> retired) {
    /** The user that is there from the beginning. */
    public static final String ADMIN = "admin";

    /** Copies, and keeps the order. */
    public Principals {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        memberships = Collections.unmodifiableSet(new LinkedHashSet<>(memberships));
        databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
        assumptions = Collections.unmodifiableSet(new LinkedHashSet<>(assumptions));
        retired = Set.copyOf(retired);
    }

    /** Of a new warehouse: one superuser, who owns the databases; everybody may take on every IAM role. */
    public static Principals of(Collection<String> databases) {
        Map<Integer, Principal> all = new LinkedHashMap<>();
        all.put(Principal.SYSTEM, new Principal.User(Principal.SYSTEM, "rdsdb", true, true, ""));
        all.put(Principal.ADMIN, new Principal.User(Principal.ADMIN, ADMIN, true, true, ""));
        SortedMap<String, DatabaseEntry> entries = new TreeMap<>();
        databases.forEach(name -> entries.put(name, DatabaseEntry.of(name, name + ".duckdb", Principal.ADMIN)));
        Set<Assumption> assumptions = new LinkedHashSet<>();
        for (Command command : Command.values()) {
            assumptions.add(new Assumption(Administration.ALL_CHAINS, Principal.PUBLIC, command));
        }
        return new Principals(0, Principal.ADMIN + 1, all, Set.of(), entries, assumptions, Set.of());
    }

    /** The user of this name, in any case of its letters; null if there is none. */
    public Principal.@Nullable User user(String name) {
        return named(name) instanceof Principal.User user ? user : null;
    }

    /** The role of this name, null if there is none. */
    public Principal.@Nullable Role role(String name) {
        return named(name) instanceof Principal.Role role ? role : null;
    }

    /** The group of this name; fails if there is none. */
    public Principal.Group requireGroup(String name) {
        if (named(name) instanceof Principal.Group group) {
            return group;
        }
        throw new SqlError("group \"" + name + "\" does not exist");
    }

    /** The user, role or group of this name, null if there is none. */
    public @Nullable Principal named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all.values().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** Users, in the order in which they were made. */
    public Stream<Principal.User> users() {
        return all.values().stream().filter(Principal.User.class::isInstance).map(Principal.User.class::cast);
    }

    /** The user; fails if there is none. */
    public Principal.User requireUser(String name) {
        Principal.User user = user(name);
        if (user == null) {
            throw new SqlError("user \"" + name + "\" does not exist");
        }
        return user;
    }

    /** The role; fails if there is none. */
    public Principal.Role requireRole(String name) {
        Principal.Role role = role(name);
        if (role == null) {
            throw new SqlError("role \"" + name + "\" does not exist");
        }
        return role;
    }

    /** The database; fails if there is none. */
    public DatabaseEntry requireDatabase(String name) {
        DatabaseEntry entry = databases.get(name);
        if (entry == null) {
            throw new SqlError("database \"" + name + "\" does not exist");
        }
        return entry;
    }

    /** The id of whom a statement names; fails if there is nobody of that name. */
    public int id(Grantee grantee) {
        return switch (grantee) {
            case Grantee.User(var name) -> requireUser(name).id();
            case Grantee.Role(var name) -> requireRole(name).id();
            case Grantee.Group(var name) -> requireGroup(name).id();
            case Grantee.Everyone everyone -> Principal.PUBLIC;
        };
    }

    /** Whether the user may do everything. */
    public boolean isSuperuser(int id) {
        return all.get(id) instanceof Principal.User user && user.superuser();
    }

    /** Those whose privileges the principal has: itself, everybody, its groups and roles, and their roles. */
    public Set<Integer> effective(int id) {
        Set<Integer> found = new HashSet<>(Set.of(Principal.PUBLIC));
        if (!all.containsKey(id)) {
            return found;
        }
        Deque<Integer> left = new ArrayDeque<>(Set.of(id));
        while (!left.isEmpty()) {
            int member = left.remove();
            if (found.add(member)) {
                memberships.stream().filter(m -> m.member() == member).forEach(m -> left.add(m.role()));
            }
        }
        return found;
    }

    /** Whether the user may take on exactly this chain of IAM roles for the command. Source: r_GRANT-usage-notes.html. */
    public boolean mayAssume(int user, String chain, Command command) {
        Set<Integer> effective = effective(user);
        return isSuperuser(user)
                || assumptions.stream()
                        .anyMatch(a -> a.command() == command
                                && effective.contains(a.grantee())
                                && (a.chain().equals(Administration.ALL_CHAINS)
                                        || a.chain().equals(chain)));
    }

    /** Whether ASSUMEROLE says anything yet: at first everybody has it on everything. */
    public boolean assumesFreely() {
        return assumptions.stream()
                .anyMatch(a -> a.grantee() == Principal.PUBLIC && a.chain().equals(Administration.ALL_CHAINS));
    }

    /** The same with one more principal, or another one of the same id. */
    public Principals with(Principal principal) {
        Map<Integer, Principal> more = new LinkedHashMap<>(all);
        more.put(principal.id(), principal);
        return new Principals(
                version, Math.max(next, principal.id() + 1), more, memberships, databases, assumptions, retired);
    }

    /** The same without a principal, and without what it had in the whole warehouse. */
    public Principals without(int id) {
        Map<Integer, Principal> less = new LinkedHashMap<>(all);
        less.remove(id);
        SortedMap<String, DatabaseEntry> entries = new TreeMap<>(databases);
        entries.replaceAll((name, entry) -> entry.granted(kept(entry.grants(), given -> given.grantee() != id)));
        return new Principals(
                version,
                next,
                less,
                kept(memberships, m -> m.role() != id && m.member() != id),
                entries,
                kept(assumptions, a -> a.grantee() != id),
                retired);
    }

    private static <T> Set<T> kept(Set<T> set, Predicate<T> wanted) {
        return set.stream().filter(wanted).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same with other memberships. */
    public Principals members(Set<Membership> others) {
        return new Principals(version, next, all, others, databases, assumptions, retired);
    }

    /** The same with other assumptions. */
    public Principals assuming(Set<Assumption> others) {
        return new Principals(version, next, all, memberships, databases, others, retired);
    }

    /** The same with one more database, or another entry of the same name. */
    public Principals with(DatabaseEntry entry) {
        SortedMap<String, DatabaseEntry> more = new TreeMap<>(databases);
        more.put(entry.name(), entry);
        return new Principals(version, next, all, memberships, more, assumptions, retired);
    }

    /** The name of the file of a new database, which no dropped one had. */
    public String fileOf(String name) {
        String plain = name + ".duckdb";
        return retired.contains(plain) ? name + "-" + version + ".duckdb" : plain;
    }

    /** The same without a database. */
    public Principals withoutDatabase(String name) {
        SortedMap<String, DatabaseEntry> less = new TreeMap<>(databases);
        DatabaseEntry gone = less.remove(name);
        Set<String> files = new HashSet<>(retired);
        if (gone != null) {
            files.add(gone.file());
        }
        return new Principals(version, next, all, memberships, less, assumptions, files);
    }

    /** The same as the next version. */
    public Principals numbered(long number) {
        return new Principals(number, next, all, memberships, databases, assumptions, retired);
    }
}
