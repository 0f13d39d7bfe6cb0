package dev.larder.compiler.contract;

import dev.larder.core.calendar.DueTimes;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Schedule;
import dev.larder.core.period.PeriodUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads when files are due from {@code slaProperties}: the entry {@code timeliness} has the schedule, and how late a file may be;
 * {@code latency} says how far back its newest period lies. Every other entry is documentation, and then has no schedule.
 */
final class ScheduleReader {
    private static final String TIMELINESS = "timeliness";
    private static final String LATENCY = "latency";
    private static final int LONGEST_GRACE_DAYS = 31;
    private static final int LONGEST_LATENCY = 1000;
    private static final List<String> DOCUMENTATION = List.of("id", "description", "driver", "valueExt");
    /** Those of ODCS that say nothing of a single file. */
    private static final List<String> OTHERS = List.of(
            "availability",
            "throughput",
            "errorRate",
            "generalAvailability",
            "endOfSupport",
            "endOfLife",
            "retention",
            "frequency",
            "timeOfAvailability",
            "timeToDetect",
            "timeToNotify",
            "timeToRepair");

    private final CustomProperties properties;
    private final Map<String, Holidays> lists;
    private final String table;
    private final PeriodRule period;
    private final Coverage coverage;
    private @Nullable DocumentNode timeliness;
    private @Nullable DocumentNode latency;

    ScheduleReader(
            CustomProperties properties,
            Map<String, Holidays> lists,
            String table,
            PeriodRule period,
            Coverage coverage) {
        this.properties = properties;
        this.lists = lists;
        this.table = table;
        this.period = period;
        this.coverage = coverage;
    }

    /** When files are due; null if the contract does not say it. */
    @Nullable
    Schedule read(DocumentNode document) {
        document.items("slaProperties").forEach(this::find);
        DocumentNode when = timeliness;
        if (when == null) {
            for (String name : List.of("holidays", "onHoliday")) {
                properties
                        .get(name)
                        .ifPresent(node -> node.problem(
                                name + " only with slaProperties timeliness, which says when files are due",
                                node.described(),
                                null));
            }
            return null;
        }
        int before = document.problems();
        when.allow(List.of("property", "value", "unit", "scheduler", "schedule"), DOCUMENTATION);
        String cron = cron(when);
        int grace = grace(when);
        String zone = zone(when);
        Integer back = latency(latency);
        Holidays holidays = HolidaysReader.read(properties, lists);
        return document.problems() > before ? null : new Schedule(cron, zone, grace, back, holidays);
    }

    private void find(DocumentNode entry) {
        String property = entry.requiredText("property", "for example timeliness");
        boolean isTimeliness = property.equals(TIMELINESS);
        if (isTimeliness && timeliness == null) {
            timeliness = entry;
        } else if (property.equals(LATENCY) && latency == null) {
            latency = entry;
        } else if (isTimeliness || property.equals(LATENCY)) {
            entry.problemAt("property", "each once", "\"" + property + "\" again");
        } else if (!property.isEmpty() && !OTHERS.contains(property)) {
            entry.child("property").ifPresent(node -> node.word(known(), "one of " + String.join(", ", known())));
        }
        if (!isTimeliness) {
            entry.child("schedule")
                    .ifPresent(node -> node.problem(
                            "a schedule only at the property timeliness",
                            node.described(),
                            "timeliness says when a file is due and, by value and unit, how late it may be"));
        }
    }

    private static List<String> known() {
        return Stream.concat(Stream.of(TIMELINESS, LATENCY), OTHERS.stream())
                .sorted()
                .toList();
    }

    private static String cron(DocumentNode when) {
        String scheduler = when.requiredText("scheduler", "cron");
        if (!scheduler.isEmpty() && !scheduler.equals("cron")) {
            when.problemAt("scheduler", "cron", "\"" + scheduler + "\"");
        }
        String cron = when.requiredText("schedule", "when a file is due, for example \"0 9 * * MON\"");
        if (!cron.isEmpty()) {
            try {
                DueTimes.require(cron);
            } catch (IllegalArgumentException wrong) {
                when.problemAt(
                        "schedule",
                        "a schedule like \"0 9 * * MON\"",
                        "\"" + cron + "\"",
                        String.valueOf(wrong.getMessage()));
            }
        }
        return cron;
    }

    private static int grace(DocumentNode when) {
        String unit = when.requiredText("unit", "min, h or d");
        int minutes = switch (unit) {
            case "min" -> 1;
            case "h" -> 60;
            case "d" -> 24 * 60;
            default -> 0;
        };
        if (minutes == 0) {
            if (!unit.isEmpty()) {
                when.problemAt("unit", "one of min, h, d", "\"" + unit + "\"");
            }
            return 0;
        }
        Optional<DocumentNode> value = when.child("value");
        if (value.isEmpty()) {
            when.problemAt("value", "how late a file may be, for example 2", "nothing");
        }
        return value.map(node -> node.wholeNumber(0, LONGEST_GRACE_DAYS * 24 * 60 / minutes))
                        .orElse(0)
                * minutes;
    }

    private String zone(DocumentNode when) {
        Optional<DocumentNode> zone = properties.get("timeZone");
        if (zone.isEmpty() && !properties.isMisspelled("timeZone")) {
            when.problemAt("schedule", "the property timeZone, which says whose clock is meant", "none of that name");
        }
        return zone.map(DocumentNode::written).orElse("UTC");
    }

    private @Nullable Integer latency(@Nullable DocumentNode stated) {
        if (stated == null) {
            return null;
        }
        stated.allow(List.of("property", "value", "unit", "element"), DOCUMENTATION);
        if (period.unit() == PeriodUnit.NONE || coverage == Coverage.FULL) {
            stated.problemAt(
                    "property",
                    "latency only where a file is one of periods",
                    coverage == Coverage.FULL ? "coverage full" : "no period",
                    "leave it out: any file counts for the time at which it was due");
            return null;
        }
        String unit = period.unit().name().substring(0, 1).toLowerCase(Locale.ROOT);
        String said = stated.requiredText("unit", unit);
        if (!said.isEmpty() && !said.equals(unit)) {
            stated.problemAt("unit", unit + ", since the periods are of that unit", "\"" + said + "\"");
        }
        String column = period.column();
        String element = stated.optionalText("element", "the column of the period");
        if (element != null && !element.equals(table + "." + column)) {
            stated.problemAt(
                    "element",
                    column == null ? "none: the period is in the file name" : table + "." + column,
                    "\"" + element + "\"");
        }
        Optional<DocumentNode> value = stated.child("value");
        if (value.isEmpty()) {
            stated.problemAt("value", "how far back the newest period of a file lies, for example 1", "nothing");
        }
        return value.map(node -> node.wholeNumber(0, LONGEST_LATENCY)).orElse(0);
    }
}
