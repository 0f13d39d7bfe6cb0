package dev.standin.redshift.dialect.tree;

import java.util.IdentityHashMap;

/** Where the parts of one parsed statement stand in its text. Filled by its parser; a part is known by its identity. */
public final class Places {
    private static final Place NOWHERE = new Place(-1, -1, -1, -1);
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();

    /**
     * Offsets of characters from 0.
     *
     * @param at the token that tells what the part is: an operator, a function's name
     * @param name the token that names the part for others: an alias, the last word of a name
     * @param end where the next token begins
     */
    public record Place(int start, int at, int name, int end) {}

    /** Remembers where a part stands, and returns the part. */
    public <T> T put(T part, Place place) {
        places.put(part, place);
        return part;
    }

    /** Where a part stands; -1 throughout if that is not known. */
    public Place of(Object part) {
        return places.getOrDefault(part, NOWHERE);
    }
}
