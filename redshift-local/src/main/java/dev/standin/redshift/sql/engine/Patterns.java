package dev.standin.redshift.sql.engine;

import dev.standin.redshift.dialect.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Date formats as Redshift writes them, turned into strftime's; a letter that is not known is refused. */
public final class Patterns {
    private static final List<String> LONGEST_FIRST =
            List.of("YYYY", "HH24", "HH12", "DDD", "YY", "MM", "DD", "HH", "MI", "SS", "MS", "US");
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("YYYY", "%Y"),
            Map.entry("YY", "%y"),
            Map.entry("MM", "%m"),
            Map.entry("DD", "%d"),
            Map.entry("DDD", "%j"),
            Map.entry("HH24", "%H"),
            Map.entry("HH12", "%I"),
            Map.entry("HH", "%I"),
            Map.entry("MI", "%M"),
            Map.entry("SS", "%S"),
            Map.entry("MS", "%g"),
            Map.entry("US", "%f"));
    private final String format;

    public Patterns(String format) {
        this.format = format;
    }

    public String strftime() {
        if (format.toUpperCase(Locale.ROOT).contains("SSSS")) {
            throw new Refusal("the date format " + format + "; SSSS stands for the seconds since midnight");
        }
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            String word = wordAt(at);
            if (!word.isEmpty()) {
                pattern.append(FORMS.get(word));
                at += word.length();
            } else if ("-/ :.,".indexOf(format.charAt(at)) >= 0) {
                pattern.append(format.charAt(at++));
            } else {
                throw new Refusal("the date format " + format + " from '" + format.substring(at) + "' on");
            }
        }
        return pattern.toString();
    }

    private String wordAt(int at) {
        String rest = format.substring(at).toUpperCase(Locale.ROOT);
        return LONGEST_FIRST.stream().filter(rest::startsWith).findFirst().orElse("");
    }
}
