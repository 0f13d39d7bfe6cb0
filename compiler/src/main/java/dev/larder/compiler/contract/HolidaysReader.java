package dev.larder.compiler.contract;

import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Holidays.Then;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads lists of holidays: of a file {@code holidays/<name>.yaml}, or in a contract. */
public final class HolidaysReader {
    private static final String EXPECTED = "a day in quotes: \"2026-12-25\", \"12-25\" for every year, or sunday";

    private HolidaysReader() {}

    /** The list of a file; what is wrong with it is added to the problems. */
    public static Holidays file(JsonNode root, List<ContractProblem> problems) {
        DocumentNode document = new DocumentNode(root, "", problems);
        document.allow(List.of("days"), List.of("name", "description"));
        Optional<DocumentNode> days = document.child("days");
        if (days.isEmpty() && root.isObject() && !document.isMisspelled("days")) {
            document.problem("\"days\": a list of holidays", "nothing", null);
        }
        return days.map(list -> days(list, Then.NEXT)).orElse(Holidays.NONE);
    }

    /** Those of a contract: by the name of a list, or one by one. */
    static Holidays read(CustomProperties properties, Map<String, Holidays> lists) {
        Then then = Then.valueOf(
                properties.choice("onHoliday", List.of("next", "skip"), "next").toUpperCase(Locale.ROOT));
        Optional<DocumentNode> stated = properties.get("holidays");
        if (stated.isEmpty()) {
            properties
                    .get("onHoliday")
                    .filter(_ -> !properties.isMisspelled("holidays"))
                    .ifPresent(node -> node.problem("onHoliday only with holidays", node.described(), null));
            return Holidays.NONE;
        }
        if (stated.get().isList()) {
            return days(stated.get(), then);
        }
        String name = stated.get()
                .word(List.copyOf(lists.keySet()), "a list of days, or the name of a file holidays/<name>.yaml");
        Holidays list = lists.getOrDefault(name, Holidays.NONE);
        return new Holidays(list.weekly(), list.yearly(), list.days(), then);
    }

    private static Holidays days(DocumentNode list, Then then) {
        List<DayOfWeek> weekly = new ArrayList<>();
        List<String> yearly = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (DocumentNode item : list.all()) {
            String text = item.text(EXPECTED);
            Optional<DayOfWeek> weekday = weekday(text);
            if (weekday.isPresent()) {
                weekly.add(weekday.get());
            } else if (text.matches("[0-9]{2}-[0-9]{2}") && isDay("2000-" + text)) {
                yearly.add(text);
            } else if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && isDay(text)) {
                days.add(LocalDate.parse(text));
            } else if (!text.isEmpty()) {
                item.problem(EXPECTED, "\"" + text + "\"", null);
            }
        }
        if (weekly.stream().distinct().count() == DayOfWeek.values().length) {
            list.problem("a day of the week that is none", "all seven", null);
        }
        return new Holidays(
                weekly.stream().distinct().sorted().toList(),
                yearly.stream().distinct().sorted().toList(),
                days.stream().distinct().sorted().toList(),
                then);
    }

    private static Optional<DayOfWeek> weekday(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
