package dev.standin.redshift.sql.engine;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A POSIX regular expression for the local engine, whose RE2 finds the first alternative that matches where POSIX finds the longest. Whether
 * there is a match is the same for both; which one is found is the same only for patterns without choice: characters with repetitions, and
 * alternatives none of which begins another. Sources: pattern-matching-conditions-posix.html, pattern-matching-conditions-similar-to.html.
 */
public final class PosixPattern {
    private static final Pattern KNOWN_ESCAPE = Pattern.compile("\\\\[dDwWsS.*+?|()\\[\\]{}^$\\\\/-]");
    private static final String ATOM = "(?:\\\\.|\\[\\^?\\]?(?:\\[:[a-z]+:\\]|[^\\]\\[])*\\]|[^\\\\\\[\\](){}*+?|^$])";
    private static final String REPEATED = "(?:" + ATOM + "(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})?)";
    private static final String PLAIN = "[A-Za-z0-9 _@,;:#-]+";
    private static final Pattern GROUP = Pattern.compile("\\((" + PLAIN + "(?:\\|" + PLAIN + ")+)\\)");
    private static final Pattern SEQUENCE = Pattern.compile("\\^?(?:" + REPEATED + "|\\(" + REPEATED + "*\\))*\\$?");
    private static final Pattern CLASSES = Pattern.compile("\\\\[dDwWsS]|\\[:");
    private final String pattern;

    /** Refuses what RE2 would read as something else. */
    public PosixPattern(String pattern) {
        this.pattern = pattern;
        String rest = pattern;
        for (int at = pattern.indexOf('\\'); at >= 0; at = pattern.indexOf('\\', at + 2)) {
            String escape = pattern.substring(at, Math.min(at + 2, pattern.length()));
            if (!KNOWN_ESCAPE.matcher(escape).matches()) {
                throw new Refusal("the escape " + escape + " in the regular expression " + pattern);
            }
        }
        try {
            Pattern.compile(pattern);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new SqlError("invalid regular expression: \"" + pattern + "\"");
        }
        boolean perl =
                rest.contains("(?") || rest.matches(".*[*+?}][*+?].*") || rest.contains("[[.") || rest.contains("[[=");
        if (perl || rest.isEmpty() || !rest.chars().allMatch(c -> c > 31 && c < 127)) {
            throw new Refusal("the regular expression '" + pattern + "'");
        }
    }

    /** The expression, as a quoted text. */
    public String sql() {
        return Text.quote(pattern);
    }

    /** Whether what it finds depends on what counts as a letter, a digit or a blank beyond ASCII. */
    public boolean hasClasses() {
        return CLASSES.matcher(pattern).find();
    }

    /** Refuses a pattern of which POSIX may find another match than RE2, or which matches nothing at all. */
    public PosixPattern withoutChoice() {
        String flat = GROUP.matcher(pattern).replaceAll(found -> flat(found.group(1)));
        if (!SEQUENCE.matcher(flat).matches() || matchesNothing()) {
            throw new Refusal("the regular expression '" + pattern
                    + "' here, of which the local engine may find another match than the longest");
        }
        return this;
    }

    /** One character in place of alternatives, if none of them begins another. */
    private static String flat(String alternatives) {
        List<String> sorted = Arrays.stream(alternatives.split("\\|")).sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).startsWith(sorted.get(i - 1))) {
                return "(|)";
            }
        }
        return "(x)";
    }

    private boolean matchesNothing() {
        try {
            return Pattern.compile(pattern.replace("[:", "[\\p{").replace(":]", "}]"))
                    .matcher("")
                    .find();
        } catch (java.util.regex.PatternSyntaxException e) {
            return !pattern.contains("[:") || pattern.matches(".*[*?]");
        }
    }

    /** The expression of SIMILAR TO, for a match of the whole text. */
    public static PosixPattern similar(String pattern, String escape) {
        StringBuilder posix = new StringBuilder();
        boolean bracket = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (!escape.isEmpty() && c == escape.charAt(0)) {
                i++;
                posix.append(i < pattern.length() ? escaped(pattern.charAt(i)) : "\\");
                continue;
            }
            bracket = c == '[' || (bracket && c != ']');
            posix.append(bracket || c == ']' ? String.valueOf(c) : similar(c));
        }
        return new PosixPattern(posix.toString());
    }

    private static String similar(char c) {
        return switch (c) {
            case '%' -> ".*";
            case '_' -> ".";
            case '.', '^', '$', '\\' -> escaped(c);
            default -> String.valueOf(c);
        };
    }

    private static String escaped(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '%' || c == ' ' ? String.valueOf(c) : "\\" + c;
    }
}
