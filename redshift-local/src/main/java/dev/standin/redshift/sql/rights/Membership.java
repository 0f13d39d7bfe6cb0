package dev.standin.redshift.sql.rights;

/** A role is granted to a user or to another role; or {@code role} is a group, and a user belongs to it. */
public record Membership(int role, int member) {}
