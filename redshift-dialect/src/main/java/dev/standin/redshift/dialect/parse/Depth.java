package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Within;
import java.util.IdentityHashMap;
import java.util.stream.Stream;

/**
 * How deep a statement is, while it is read: what walks over its tree later on may do so by recursion, on any thread. Redshift's own limits are
 * not documented; these are above what people write.
 */
final class Depth {
    static final int NESTED = 100;
    static final int OPERATIONS = 200;
    private final IdentityHashMap<Object, Integer> heights = new IdentityHashMap<>();
    private int nested;
    private int highest;

    /** A part within parentheses begins. */
    void enter(int offset) {
        if (++nested > NESTED) {
            throw new Refusal("what is nested more than " + NESTED + " deep")
                    .instead("give the inner parts names in a with clause")
                    .at(offset);
        }
    }

    void leave() {
        nested--;
    }

    /** A query begins; what is returned goes into {@link #leaveQuery}. */
    int enterQuery() {
        int outer = highest;
        highest = 0;
        return outer;
    }

    /** A query ends. */
    void leaveQuery(Query query, int outer) {
        heights.put(query, highest);
        highest = Math.max(outer, highest);
    }

    /** An expression has been read, after its parts. */
    void add(Expression expression, int offset) {
        int height = 1
                + Stream.concat(
                                Within.parts(expression),
                                Stream.concat(Within.windowParts(expression), Within.queries(expression)))
                        .mapToInt(part -> heights.getOrDefault(part, 0))
                        .max()
                        .orElse(0);
        if (height > OPERATIONS) {
            throw tooHigh().at(offset);
        }
        heights.put(expression, height);
        highest = Math.max(highest, height);
    }

    /** Objects to a chain, of joins or casts, that has become too long. */
    static Objection tooHigh() {
        return new Refusal("more than " + OPERATIONS + " operations of which each needs the one before")
                .instead("compute a part of them in a with clause");
    }
}
