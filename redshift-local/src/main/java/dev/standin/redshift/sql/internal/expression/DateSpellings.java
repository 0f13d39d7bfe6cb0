package dev.standin.redshift.sql.internal.expression;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spellings of a date literal that its page names, with the month before the day; those with a year of two digits are not among them here.
 * Source: r_Date_and_time_literals.html.
 */
public final class DateSpellings {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String NAME =
            "(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
                    + "sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final String YEAR = "(?<year>[0-9]{4})";
    private static final String DAY = "(?<day>[0-9]{1,2})";
    private static final String MONTH = "(?<month>[0-9]{1,2})";
    private static final String CLOCK = "(?:\\s+(?<hour>[0-9]{1,2}):(?<rest>[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?)"
            + "(?:\\s*(?<half>am|pm))?(?<zone>\\s?(?:[+-][0-9]{2}(?::?[0-9]{2})?|z|utc))?)?";
    private static final List<Pattern> FORMS = List.of(
            form(YEAR + "-" + MONTH + "-" + DAY),
            form(YEAR + "(?<month>[0-9]{2})(?<day>[0-9]{2})"),
            form(MONTH + "/" + DAY + "/" + YEAR),
            form(MONTH + "-" + DAY + "-" + YEAR),
            form(YEAR + "-" + NAME + "-" + DAY),
            form(NAME + "-" + DAY + "-" + YEAR),
            form(DAY + "-" + NAME + "-" + YEAR),
            form(NAME + "\\s+" + DAY + "\\s*,\\s*" + YEAR),
            form(NAME + "\\s+" + DAY + "\\s+" + YEAR));

    private DateSpellings() {}

    private static Pattern form(String date) {
        return Pattern.compile(date + CLOCK, Pattern.CASE_INSENSITIVE);
    }

    /** The literal with its date as year, month and day and its time in 24 hours, or as it stands if it is in none of these spellings. */
    public static String plain(String written) {
        String text = written.strip();
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(text);
            if (found.matches()) {
                String clock = clock(found);
                return clock == null ? text : date(found, form) + clock;
            }
        }
        return text.equals("epoch") ? "1970-01-01 00:00:00" : text;
    }

    private static String date(Matcher found, Pattern form) {
        String month = form.pattern().contains("(?<month>")
                ? found.group("month")
                : String.valueOf(MONTHS.indexOf(
                                found.group("name").toLowerCase(Locale.ROOT).substring(0, 3))
                        + 1);
        return found.group("year") + "-" + padded(month) + "-" + padded(found.group("day"));
    }

    /** Null for an hour that the half of the day does not have. */
    private static @org.jspecify.annotations.Nullable String clock(Matcher found) {
        if (found.group("hour") == null) {
            return "";
        }
        int hour = Integer.parseInt(found.group("hour"));
        String half = found.group("half");
        if (half != null && (hour < 1 || hour > 12)) {
            return null;
        }
        int told = half == null ? hour : hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        String zone =
                found.group("zone") == null ? "" : found.group("zone").strip().toUpperCase(Locale.ROOT);
        return " " + padded(String.valueOf(told)) + ":" + found.group("rest") + zone;
    }

    private static String padded(String number) {
        return number.length() < 2 ? "0" + number : number;
    }
}
