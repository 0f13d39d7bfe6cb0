package dev.larder.functions.report;

import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.html.Html;
import dev.larder.functions.calendar.Calendars.Standing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the report of a run says of files that did not come when they were due, or came in another order. */
final class CalendarSection {
    private CalendarSection() {}

    /** Writes nothing if all came. */
    static void write(Html page, List<Standing> calendars) {
        List<CalendarRow> rows = calendars.stream()
                .flatMap(standing -> standing.rows().stream())
                .filter(row -> row.isBad() || row.state() == CalendarRow.State.OUT_OF_ORDER)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        page.heading("Files that were late, missing or out of order");
        vanished(calendars)
                .forEach((supplier, feeds) -> page.paragraph("Nothing comes from " + supplier
                        + " any more: no feed of it that is due has sent its last two files (" + feeds + ")."));
        page.table(
                List.of("feed", "was due", "is", ""),
                rows.stream()
                        .map(row -> List.of(
                                row.feed().toString(), row.time(), row.state().word(), row.about()))
                        .toList());
    }

    /** Suppliers of whom every feed with a calendar misses a file and waits for the next one too; with their feeds. */
    private static Map<String, String> vanished(List<Standing> calendars) {
        Map<String, List<Standing>> suppliers = calendars.stream()
                .collect(Collectors.groupingBy(
                        standing -> standing.feed().supplier(), TreeMap::new, Collectors.toList()));
        suppliers.values().removeIf(feeds -> !feeds.stream().allMatch(CalendarSection::isSilent));
        Map<String, String> vanished = new TreeMap<>();
        suppliers.forEach((supplier, feeds) -> vanished.put(
                supplier, feeds.stream().map(standing -> standing.feed().name()).collect(Collectors.joining(", "))));
        return vanished;
    }

    private static boolean isSilent(Standing standing) {
        return standing.late() && standing.rows().stream().anyMatch(row -> row.state() == CalendarRow.State.MISSING);
    }
}
