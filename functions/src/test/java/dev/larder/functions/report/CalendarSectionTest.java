package dev.larder.functions.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.calendar.CalendarRow.State;
import dev.larder.core.contract.FeedId;
import dev.larder.core.html.Html;
import dev.larder.functions.calendar.Calendars.Standing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarSectionTest {
    @Test
    void a_report_is_silent_while_all_files_come() {
        assertThat(section(standing("acme/sale", false, State.HERE, State.DUE))).doesNotContain("<h2>");
        assertThat(section()).doesNotContain("<h2>");
    }

    @Test
    void late_missing_and_unordered_files_are_named_and_suppliers_who_have_vanished() {
        String section = section(
                standing("acme/rx", true, State.LATE, State.DUE),
                standing("acme/sale", true, State.MISSING, State.LATE),
                standing("north/rx", false, State.OUT_OF_ORDER),
                standing("zenith/call", true, State.MISSING, State.LATE));

        assertThat(section)
                .contains("acme/rx", "<td>late</td>", "<td>missing</td>", "<td>out of order</td>")
                .contains("Nothing comes from zenith any more", "(call)")
                .doesNotContain("from acme any more")
                .doesNotContain("<td>due</td>");
    }

    private static Standing standing(String feed, boolean late, State... states) {
        FeedId id = FeedId.parse(feed);
        return new Standing(
                id,
                Arrays.stream(states)
                        .map(state -> new CalendarRow(id, Instant.EPOCH, "UTC", state, "so it is"))
                        .toList(),
                late);
    }

    private static String section(Standing... standings) {
        Html page = new Html("a run");
        CalendarSection.write(page, List.of(standings));
        return page.end();
    }
}
