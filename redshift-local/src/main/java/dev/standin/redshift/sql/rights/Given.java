package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.tree.Privilege;

/** A privilege that a principal has on some object. */
public record Given(Privilege privilege, int grantee) {}
