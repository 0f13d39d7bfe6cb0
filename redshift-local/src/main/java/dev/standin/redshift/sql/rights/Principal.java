package dev.standin.redshift.sql.rights;

/** Who can be given privileges. An id is never used again, so that a new user of an old name has nothing of the old one. */
public sealed interface Principal {
    /** Id of everybody. */
    int PUBLIC = 0;

    /** Id of the superuser that owns what every database has from the beginning; nobody connects as this one. */
    int SYSTEM = 1;

    /** Id of the superuser that is there from the beginning. */
    int ADMIN = 100;

    int id();

    String name();

    /**
     * A user.
     *
     * @param password digest of the password, empty where it is disabled
     */
    record User(int id, String name, boolean superuser, boolean createsDatabases, String password)
            implements Principal {
        /** Without the digest. */
        @Override
        public String toString() {
            return "User[" + id + ", " + name + "]";
        }
    }

    /** A group of users. */
    record Group(int id, String name) implements Principal {}

    /** A role. */
    record Role(int id, String name, int owner) implements Principal {}
}
