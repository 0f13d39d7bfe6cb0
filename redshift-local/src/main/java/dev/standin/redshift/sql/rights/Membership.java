package dev.standin.redshift.sql.rights;

/** A role is granted to a user or to another role. */
public record Membership(int role, int member) {}
