package dev.standin.aws;

/** What is asked of a key beside what is asked of the caller, where a call reaches what is encrypted with it. */
@FunctionalInterface
public interface Encryption {
    /** Nothing is encrypted with a key of the account's own. */
    Encryption NONE = (caller, action, resource) -> {};

    /**
     * Asks the resource's key, if it has one.
     *
     * @throws AccessDenied if the key may not be used for it
     */
    void require(Caller caller, String action, String resource);
}
