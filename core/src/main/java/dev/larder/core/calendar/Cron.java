package dev.larder.core.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of days, as the five fields of cron: minute, hour, day of the month, month, day of the week. A field is {@code *}, a number, a range
 * {@code 1-5}, steps {@code *}{@code /6}, or several of these with commas; months and days of the week also have names, 0 and 7 are Sunday.
 * {@code L} is the last day of the month. The minute is one number. Either the day of the month or that of the week is {@code *}: cron would
 * take either of the two, which few expect.
 */
record Cron(List<LocalTime> times, Set<Integer> days, Set<Integer> months, Set<Integer> weekdays) {
    /** Stands for the last day of the month. */
    private static final int LAST = 32;

    private static final Pattern PART = Pattern.compile("(\\*|[0-9A-Z]{1,3})(?:-([0-9A-Z]{1,3}))?(?:/([0-9]{1,2}))?");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    Cron {
        times = List.copyOf(times);
        days = Set.copyOf(days);
        months = Set.copyOf(months);
        weekdays = Set.copyOf(weekdays);
    }

    /** One of the five. */
    private record Field(String name, int least, int most, List<String> names, int firstName, boolean hasLast) {
        static final Field MINUTE = numbers("minute", 0, 59, false);
        static final Field HOUR = numbers("hour", 0, 23, false);
        static final Field DAY = numbers("day of the month", 1, 31, true);
        static final Field MONTH = new Field("month", 1, 12, MONTHS, 1, false);
        static final Field WEEKDAY = new Field("day of the week", 0, 7, WEEKDAYS, 0, false);

        private static Field numbers(String name, int least, int most, boolean hasLast) {
            return new Field(name, least, most, List.of(), 0, hasLast);
        }

        Set<Integer> read(String text) {
            Set<Integer> values = new TreeSet<>();
            for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
                add(part, values);
            }
            return values;
        }

        private void add(String part, Set<Integer> values) {
            Matcher written = PART.matcher(part);
            if (!written.matches()) {
                throw wrong(part);
            }
            boolean all = written.group(1).equals("*");
            if (all && written.group(2) != null) {
                throw wrong(part);
            }
            int from = all ? least : number(written.group(1));
            int step = written.group(3) == null ? 1 : Integer.parseInt(written.group(3));
            boolean open = all || (written.group(2) == null && written.group(3) != null);
            int to = open ? most : written.group(2) == null ? from : number(written.group(2));
            if (from > to || step == 0) {
                throw wrong(part);
            }
            for (int value = from; value <= to; value += step) {
                values.add(value);
            }
        }

        private int number(String text) {
            if (names.contains(text)) {
                return names.indexOf(text) + firstName;
            }
            if (text.equals("L") && hasLast) {
                return LAST;
            }
            int value = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
            if (value < least || value > most) {
                throw wrong(text);
            }
            return value;
        }

        private IllegalArgumentException wrong(String found) {
            return new IllegalArgumentException("its %s is \"%s\", expected %d to %d%s"
                    .formatted(name, found, least, most, hasLast ? " or L" : ""));
        }
    }

    /** Reads five fields; throws {@link IllegalArgumentException} with the reason, the end of a sentence, if they are none. */
    static Cron parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("it has " + fields.length
                    + (fields.length == 1 ? " field" : " fields")
                    + ", expected five: minute, hour, day of the month, month, day of the week");
        }
        if (!fields[2].equals("*") && !fields[4].equals("*")) {
            throw new IllegalArgumentException(
                    "it names days of the month and of the week, of which one must be *: either would do in cron");
        }
        Set<Integer> minutes = Field.MINUTE.read(fields[0]);
        if (minutes.size() != 1) {
            throw new IllegalArgumentException("its minute is \"" + fields[0] + "\", expected one number");
        }
        int minute = minutes.iterator().next();
        List<LocalTime> times = Field.HOUR.read(fields[1]).stream()
                .map(hour -> LocalTime.of(hour, minute))
                .toList();
        return new Cron(times, Field.DAY.read(fields[2]), Field.MONTH.read(fields[3]), Field.WEEKDAY.read(fields[4]));
    }

    /** Whether something is due on that day. */
    boolean has(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue();
        return isInMonth(day) && (weekdays.contains(weekday) || (weekday == 7 && weekdays.contains(0)));
    }

    /** Whether there is a day on which something is due. */
    boolean isEver() {
        LocalDate leap = LocalDate.of(2000, 1, 1);
        return leap.datesUntil(leap.plusYears(1)).anyMatch(this::isInMonth);
    }

    private boolean isInMonth(LocalDate day) {
        boolean last = day.getDayOfMonth() == day.lengthOfMonth();
        return months.contains(day.getMonthValue())
                && (days.contains(day.getDayOfMonth()) || (last && days.contains(LAST)));
    }
}
