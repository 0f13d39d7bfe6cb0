package dev.standin.redshift.dialect.tree;

/** Who is given a privilege, or loses it. */
public sealed interface Grantee {
    /** A user; names of users are the same in any case of their letters. */
    record User(String name) implements Grantee {}

    /** A role. */
    record Role(String name) implements Grantee {}

    /** A group of users. */
    record Group(String name) implements Grantee {}

    /** Every user, also those made later. */
    record Everyone() implements Grantee {}
}
