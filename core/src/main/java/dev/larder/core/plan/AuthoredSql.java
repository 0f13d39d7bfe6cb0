package dev.larder.core.plan;

import java.util.List;

/**
 * What an author wrote, verbatim, and where in it the star is read; found by the compiler, so that nothing that runs a plan has to read SQL.
 *
 * @param text without a closing semicolon
 * @param stars offsets in characters from 0, in rising order, of the schema name in each reference to a table of the star
 */
public record AuthoredSql(String text, List<Integer> stars) {
    private static final String STAR = Schema.STAR.sql();

    /** Copies the list; throws {@link IllegalArgumentException} where an offset does not name the star. */
    public AuthoredSql {
        stars = List.copyOf(stars);
        for (int at : stars) {
            if (!text.regionMatches(true, at, STAR, 0, STAR.length())) {
                throw new IllegalArgumentException(
                        "offset " + at + " of an author's text: expected the schema name star");
            }
        }
    }

    /** The text, reading this schema where it says star, with nothing else changed. */
    public String reading(String schema) {
        StringBuilder mapped = new StringBuilder();
        int copied = 0;
        for (int at : stars) {
            mapped.append(text, copied, at).append(schema);
            copied = at + STAR.length();
        }
        return mapped.append(text, copied, text.length()).toString();
    }
}
