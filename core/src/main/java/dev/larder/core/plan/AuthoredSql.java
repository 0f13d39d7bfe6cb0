package dev.larder.core.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an author wrote, verbatim, and where in it the star is read; found by the compiler, so that nothing that runs a plan has to read SQL.
 *
 * @param text without a closing semicolon
 * @param stars offsets in characters from 0, in rising order, of the schema name in each reference to a table of the star
 * @param lives the same of the schema of that name: the star as it is, beside the one as it would be
 */
public record AuthoredSql(
        String text,
        List<Integer> stars,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> lives) {
    private static final String STAR = Schema.STAR.sql();
    private static final String LIVE = Schema.LIVE.sql();

    /** Copies the lists; throws {@link IllegalArgumentException} where an offset does not name its schema. */
    public AuthoredSql {
        stars = List.copyOf(stars);
        lives = List.copyOf(Objects.requireNonNullElse(lives, List.of()));
        require(text, stars, STAR);
        require(text, lives, LIVE);
    }

    /** A text that does not read what is live. */
    public AuthoredSql(String text, List<Integer> stars) {
        this(text, stars, List.of());
    }

    private static void require(String text, List<Integer> offsets, String schema) {
        for (int at : offsets) {
            if (!text.regionMatches(true, at, schema, 0, schema.length())) {
                throw new IllegalArgumentException(
                        "offset " + at + " of an author's text: expected the schema name " + schema);
            }
        }
    }

    /** The text, reading this schema where it says star, and the star where it says live, with nothing else changed. */
    public String reading(String schema) {
        SortedMap<Integer, String> replaced = new TreeMap<>();
        stars.forEach(at -> replaced.put(at, STAR));
        lives.forEach(at -> replaced.put(at, LIVE));
        StringBuilder mapped = new StringBuilder();
        int copied = 0;
        for (Map.Entry<Integer, String> each : replaced.entrySet()) {
            int at = each.getKey();
            mapped.append(text, copied, at).append(each.getValue().equals(STAR) ? schema : STAR);
            copied = at + each.getValue().length();
        }
        return mapped.append(text, copied, text.length()).toString();
    }
}
