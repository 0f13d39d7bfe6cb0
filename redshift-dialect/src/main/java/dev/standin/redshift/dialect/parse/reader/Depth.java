package dev.standin.redshift.dialect.parse.reader;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Within;
import java.util.IdentityHashMap;
import java.util.stream.Stream;

/**
 * How deep a statement is, checked while it is read, so that its tree can later be walked by recursion, on any thread. Redshift's own
 * limits are not documented; these are above what people write.
 */
public final class Depth {
    public static final int NESTED = 100;
    public static final int OPERATIONS = 200;
    private final IdentityHashMap<Object, Integer> heights = new IdentityHashMap<>();
    private int nested;
    private int highest;

    /** Begins a part within parentheses. */
    public void enter(int offset) {
        if (++nested > NESTED) {
            throw new Refusal("what is nested more than " + NESTED + " deep")
                    .instead("give the inner parts names in a with clause")
                    .at(offset);
        }
    }

    public void leave() {
        nested--;
    }

    /** How deep the part is that is read: 1 in the query of a statement. */
    public int nested() {
        return nested;
    }

    /** Begins a query; pass what is returned to {@link #leaveQuery}. */
    public int enterQuery() {
        int outer = highest;
        highest = 0;
        return outer;
    }

    /** Ends a query. */
    public void leaveQuery(Query query, int outer) {
        heights.put(query, highest);
        highest = Math.max(outer, highest);
    }

    /** Adds an expression that has been read, after its parts. */
    public void add(Expression expression, int offset) {
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

    /** The objection to a chain of joins or casts that has become too long. */
    public static Objection tooHigh() {
        return new Refusal("more than " + OPERATIONS + " operations of which each needs the one before")
                .instead("compute a part of them in a with clause");
    }
}
