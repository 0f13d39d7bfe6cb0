package dev.standin.redshift.load.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A DATEFORMAT of YYYY, MM or MON, DD and separators. Source: r_DATEFORMAT_and_TIMEFORMAT_strings.html. */
final class DateFormat {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final Pattern form;
    private final boolean named;

    DateFormat(String format) {
        named = format.contains("MON");
        form = Pattern.compile(format.replace(".", "\\.")
                .replace("YYYY", "(?<y>[0-9]{4})")
                .replace("MON", "(?<m>" + String.join("|", MONTHS) + ")")
                .replace("MM", "(?<m>[0-9]{2})")
                .replace("DD", "(?<d>[0-9]{2})"));
    }

    /** The day; null if the text is not written so. */
    @Nullable
    LocalDate read(String text) throws Rejected {
        Matcher found = form.matcher(text);
        if (!found.matches()) {
            return null;
        }
        int month = named ? MONTHS.indexOf(found.group("m")) + 1 : Integer.parseInt(found.group("m"));
        int year = Integer.parseInt(found.group("y"));
        try {
            if (year > 0) {
                return LocalDate.of(year, month, Integer.parseInt(found.group("d")));
            }
        } catch (DateTimeException never) {
            // said below, with the words of the load
        }
        throw Rejected.error(Day.NO_DATE, "Invalid date; there is no such day");
    }
}
