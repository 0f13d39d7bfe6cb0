package dev.larder.functions.base;

import dev.larder.core.format.Format;
import dev.larder.core.format.Stamped;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Slug;
import java.util.Arrays;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What is ordered about the readers of an environment, checked: no identifier comes from it as it stands.
 *
 * @param environment whose readers are meant
 * @param reader the person; empty where all are listed
 * @param password {@code sha256|digest|salt} as r_CREATE_USER.html has it, of a password that this function never sees; where one is added
 */
record ReaderOrder(Verb verb, Slug environment, String reader, String password) {
    private static final Pattern READER = Pattern.compile("[a-z][a-z0-9]{0,30}");
    private static final Pattern PASSWORD = Pattern.compile("sha256\\|[0-9a-f]{64}\\|[0-9a-f]{64}");

    /** What is to be done. */
    enum Verb {
        ADD,
        REMOVE,
        LIST
    }

    /** Throws {@link IllegalArgumentException} with one sentence for what is not right. */
    static ReaderOrder read(byte[] event) {
        JsonNode json = Stamped.content(Format.ORDER, "the order about readers", event);
        Verb verb = verb(json.path("order").asString(""));
        Slug environment = new Slug(json.path("environment").asString(""));
        String reader = json.path("reader").asString("");
        String password = json.path("password").asString("");
        if (verb != Verb.LIST) {
            requireReader(reader);
        }
        if (verb == Verb.ADD && !PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("the password is no digest of the form sha256|digest|salt");
        }
        return new ReaderOrder(verb, environment, reader, password);
    }

    /** Throws {@link IllegalArgumentException} with one sentence for a name that no reader has. */
    static void requireReader(String reader) {
        if (!READER.matcher(reader).matches()) {
            throw new IllegalArgumentException("the reader is '" + reader
                    + "'; expected at most 31 of a-z and 0-9, beginning with a letter, for example ann");
        }
    }

    private static Verb verb(String order) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.name().equalsIgnoreCase(order))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("the order is '" + order + "'; expected add, remove or list"));
    }

    /** The user in the database; another for each environment, so that one is gone when its environment is. */
    String user() {
        return Readers.user(environment, reader);
    }

    /** The role of the environment's readers; a valid identifier. */
    String role() {
        return Names.readerRole(Names.database(environment));
    }
}
