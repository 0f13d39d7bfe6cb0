package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.tree.Privilege;
import java.util.Map;
import java.util.Set;

/** Who owns the schemas and relations of one database, and what is granted on them. Immutable. */
public record Acl(Map<Name, Integer> owners, Map<Name, Set<Given>> grants, Set<Integer> defaultsOf) {
    /** Copies. */
    public Acl {
        owners = Map.copyOf(owners);
        grants = Map.copyOf(grants);
        defaultsOf = Set.copyOf(defaultsOf);
    }

    /** A relation, or a schema where the relation is empty. */
    public record Name(String schema, String relation) {
        /** A schema. */
        public static Name of(String schema) {
            return new Name(schema, "");
        }
    }

    /** The id of the owner; what was made before there were users is the first superuser's. */
    public int owner(Name name) {
        return owners.getOrDefault(name, Principal.ADMIN);
    }

    /** Whether one of them was given one of the privileges. */
    boolean given(Name name, Set<Privilege> privileges, Set<Integer> grantees) {
        return grants.getOrDefault(name, Set.of()).stream()
                .anyMatch(each -> privileges.contains(each.privilege()) && grantees.contains(each.grantee()));
    }

    /** Whether the user owns something here. */
    public boolean owns(int user) {
        return owners.containsValue(user);
    }

    /** Whether the user has a privilege here, or one that is given for what will be made. */
    public boolean mentions(int user) {
        return defaultsOf.contains(user)
                || grants.values().stream().flatMap(Set::stream).anyMatch(each -> each.grantee() == user);
    }
}
