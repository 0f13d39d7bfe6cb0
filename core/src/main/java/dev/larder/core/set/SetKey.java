package dev.larder.core.set;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By what a set tells which of its deliveries belong together: always a day, month or year.
 *
 * @param by where it stands
 * @param rule what a file's whole name matches, a regular expression whose group {@code date} is the key; the unit of a period, {@code day},
 *     {@code month} or {@code year}; the time zone whose day counts
 */
public record SetKey(By by, String rule) {
    /** The group of the file name's pattern. */
    public static final String GROUP = "date";

    /** Where a key is found. */
    public enum By {
        /** In the file's name. */
        FILE_NAME,
        /** It is the delivery's only period. */
        PERIOD,
        /** It is the day on which the delivery landed. */
        LANDED
    }

    /** All keys that a delivery has; it can be of an instance only if it has exactly one. */
    public List<String> keys(Collection<Period> periods, Landed landed) {
        return switch (by) {
            case FILE_NAME -> inName(landed.fileName());
            case PERIOD -> texts(periods);
            case LANDED ->
                List.of(LocalDate.ofInstant(landed.at(), ZoneId.of(rule)).toString());
        };
    }

    private List<String> inName(String name) {
        return BoundedPattern.ofNames(rule)
                .groups(name)
                .map(found -> found.group(GROUP))
                .map(SetKey::dates)
                .orElse(List.of());
    }

    private static List<String> dates(String written) {
        try {
            return List.of(Period.written(written).text());
        } catch (DateTimeException notOne) {
            return List.of();
        }
    }

    private static List<String> texts(Collection<Period> periods) {
        SortedSet<Period> dated = new TreeSet<>(periods);
        dated.remove(Period.UNDATED);
        return dated.stream().map(Period::text).toList();
    }

    /** What is to be exactly one in a delivery, for people. */
    String what() {
        return switch (by) {
            case FILE_NAME -> "date in a file's name, as " + rule + " finds it";
            case PERIOD -> rule;
            case LANDED -> "day of landing";
        };
    }
}
