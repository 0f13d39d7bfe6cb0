package dev.standin.redshift.dialect.tree;

import java.util.EnumSet;
import java.util.Set;

/** What may be granted on an object; the name is the word of GRANT. Source: r_GRANT.html. */
public enum Privilege {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    REFERENCES,
    DROP,
    ALTER,
    TRUNCATE,
    USAGE,
    CREATE,
    TEMPORARY;

    /** What can be granted on a table or view. */
    public static Set<Privilege> ofTables() {
        return EnumSet.range(SELECT, TRUNCATE);
    }

    /** What can be granted on a schema. */
    public static Set<Privilege> ofSchemas() {
        return EnumSet.of(USAGE, CREATE);
    }

    /** What can be granted on a database. */
    public static Set<Privilege> ofDatabases() {
        return EnumSet.of(CREATE, TEMPORARY);
    }
}
