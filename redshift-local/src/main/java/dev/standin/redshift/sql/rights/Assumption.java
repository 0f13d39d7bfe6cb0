package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.tree.Administration.Command;

/** A principal may take on a chain of IAM roles for a command; the chain {@code *} is every one. */
public record Assumption(String chain, int grantee, Command command) {}
