package dev.larder.core.sample;

import dev.larder.core.period.PeriodUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of a feed's files have in common. */
final class FileNames {
    /** Of digits in a name, so many are a date, a number that counts, or a year. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Pattern DAY = Pattern.compile(
            "(?<![0-9])(?:19|20)[0-9]{2}([-_.]?)(?:0[1-9]|1[0-2])\\1(?:0[1-9]|[12][0-9]|3[01])(?![0-9])");
    private static final Pattern MONTH = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}[-_.]?(?:0[1-9]|1[0-2])(?![0-9])");
    private static final int SHORT = 4;

    private final List<String> names;

    FileNames(List<String> names) {
        this.names = names;
    }

    /** The unit of the date that stands in every name. */
    Optional<PeriodUnit> dated() {
        if (names.stream().allMatch(name -> DAY.matcher(name).find())) {
            return Optional.of(PeriodUnit.DAY);
        }
        return names.stream().allMatch(name -> MONTH.matcher(name).find())
                ? Optional.of(PeriodUnit.MONTH)
                : Optional.empty();
    }

    /** A pattern that all names match; {@code withPeriod} makes the date in it the period. */
    Sample.FileName pattern(boolean withPeriod) {
        Optional<PeriodUnit> unit = dated();
        String first = names.getFirst();
        if (unit.isPresent()) {
            Matcher date = (unit.get() == PeriodUnit.DAY ? DAY : MONTH).matcher(first);
            date.find();
            String digits = general(date.group());
            return new Sample.FileName(
                    quoted(first.substring(0, date.start()))
                            + (withPeriod ? "(?<period>" + digits + ")" : digits)
                            + quoted(first.substring(date.end())),
                    "a date stands in the name");
        }
        return new Sample.FileName(
                quoted(first), names.size() == 1 ? "of one name: widen it" : "of " + names.size() + " names");
    }

    /** The text with its digits free, but for short numbers in which all names agree. */
    private String quoted(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher digits = DIGITS.matcher(text);
        int at = 0;
        while (digits.find()) {
            pattern.append(escaped(text.substring(at, digits.start())));
            boolean isFree = digits.group().length() >= SHORT
                    || !names.stream().allMatch(name -> name.contains(text.substring(0, digits.end())));
            pattern.append(isFree ? general(digits.group()) : digits.group());
            at = digits.end();
        }
        return pattern + escaped(text.substring(at));
    }

    private static String general(String digits) {
        return DIGITS.matcher(digits)
                .replaceAll(run -> "[0-9]{" + run.group().length() + "}")
                .replace(".", "\\.");
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\.\\[\\]{}()*+?^$|]", "\\\\$0");
    }
}
