package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.core.calendar.FeedCalendar;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Schedule;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Lake;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calendars in the lake; the clock begins on Sunday 15 March 2026, 07:00, and a file of sales is due each day at 08:00. */
class CalendarsTest {
    private final Furnished furnished = new Furnished(daily());
    private final MemoryPorts ports = furnished.ports();
    private final Lake lake = furnished.environment().lake();

    @Test
    void a_file_that_does_not_come_is_told_once_and_stands_on_the_suppliers_page() {
        reconcile();
        pass(Duration.ofHours(2));
        reconcile();
        assertThat(calendar().open())
                .singleElement()
                .satisfies(each -> assertThat(each.said()).isFalse());

        pass(Duration.ofHours(1));
        reconcile();
        assertThat(calendar().open())
                .singleElement()
                .satisfies(each -> assertThat(each.said()).isTrue());
        assertThat(page()).contains("1 LATE", "2026-03-15 08:00 UTC: late since 2026-03-15 10:00 UTC");
        reconcile();
        assertThat(lake.objects().keys(LakeLayout.notices()))
                .containsExactly("notices/acme/sale/late/2026-03-15T08-00-00Z.txt");
        assertThat(new String(
                        lake.objects()
                                .read("notices/acme/sale/late/2026-03-15T08-00-00Z.txt")
                                .orElseThrow(),
                        StandardCharsets.UTF_8))
                .isEqualTo("LATE acme/sale - what was due has not come.\n due 2026-03-15 08:00 UTC\n");
    }

    @Test
    void a_look_at_which_nothing_has_changed_writes_nothing_and_reads_one_object_of_each_feed() {
        reconcile();
        pass(Duration.ofMinutes(5));
        ports.lake().calls();

        new Calendars(furnished.environment()).turn(ports.clock().instant());

        assertThat(ports.lake().calls()).isEqualTo(1);
    }

    @Test
    void what_was_accepted_is_counted_and_its_mark_removed() {
        reconcile();
        pass(Duration.ofHours(4));
        reconcile();
        received("sale_15.csv", "2026-03-15");
        assertThat(lake.objects().keys(LakeLayout.arrivals())).hasSize(1);

        reconcile();

        assertThat(lake.objects().keys(LakeLayout.arrivals())).isEmpty();
        assertThat(calendar().open()).isEmpty();
        assertThat(page())
                .contains("sale_15.csv came late, 2026-03-15 11:00 UTC")
                .doesNotContain("LATE");
    }

    @Test
    void a_look_that_was_cut_off_before_it_removed_the_marks_counts_them_once() {
        reconcile();
        pass(Duration.ofHours(28));
        reconcile();
        assertThat(calendar().open()).hasSize(2);
        received("sale_15.csv", "2026-03-15");
        String mark = lake.objects().keys(LakeLayout.arrivals()).getFirst();
        reconcile();
        lake.objects().write(mark, new byte[0], "application/octet-stream");

        reconcile();

        assertThat(calendar().open()).hasSize(1);
        assertThat(lake.objects().keys(LakeLayout.arrivals())).isEmpty();
    }

    @Test
    void a_repeated_event_and_a_rejected_file_count_for_nothing() {
        reconcile();
        String version = received("sale_15.csv", "2026-03-15");
        reconcile();
        received("sale_15.csv", version, ports);
        assertThat(lake.objects().keys(LakeLayout.arrivals())).isEmpty();

        put("sale_16.csv", "sold_on,shop,amount\n2026-03-16,north,three\n");
        assertThat(lake.objects().keys(LakeLayout.arrivals())).isEmpty();
    }

    @Test
    void a_mark_whose_delivery_is_not_recorded_yet_waits_for_it() {
        reconcile();
        String mark = LakeLayout.arrival(SmallProject.SALE, "0123456789abcdef0123");
        lake.objects().write(mark, new byte[0], "application/octet-stream");

        reconcile();

        assertThat(lake.objects().keys(LakeLayout.arrivals())).containsExactly(mark);
    }

    @Test
    void of_two_looks_at_once_one_gives_way() {
        reconcile();
        FeedCalendar before = calendar();
        Lake.Found<FeedCalendar> found = lake.findToReplace(LakeLayout.calendar(SmallProject.SALE), FeedCalendar.class)
                .orElseThrow();
        pass(Duration.ofHours(3));
        reconcile();

        assertThat(lake.replace(LakeLayout.calendar(SmallProject.SALE), found, before))
                .isEmpty();
        assertThat(calendar()).isNotEqualTo(before);
    }

    @Test
    void a_supplier_who_never_sent_anything_has_a_page_too() {
        reconcile();

        assertThat(page())
                .contains("2026-03-15 08:00 UTC: late from 2026-03-15 10:00 UTC")
                .contains("ALL ANSWERED");
        assertThat(lake.objects().read(LakeLayout.supplierPage("zenith"))).isEmpty();
    }

    @Test
    void status_counts_what_no_look_has_counted_yet() {
        reconcile();
        received("sale_15.csv", "2026-03-15");
        Instant later = ports.clock().instant().plus(Duration.ofHours(8));

        assertThat(new Calendars(furnished.environment()).at(later))
                .singleElement()
                .satisfies(sale -> {
                    assertThat(sale.late()).isFalse();
                    assertThat(sale.rows().getFirst().about()).startsWith("sale_15.csv came in time");
                });
        assertThat(new Calendars(furnished.environment()).known(later)).hasSize(1);
    }

    private static Plan daily() {
        Plan plan = SmallProject.plan();
        Schedule schedule = new Schedule("0 8 * * *", "UTC", 120, null, Holidays.NONE);
        List<Plan.Feed> feeds = plan.feeds().stream()
                .map(feed -> feed.id().equals(SmallProject.SALE)
                        ? new Plan.Feed(
                                feed.id(),
                                feed.table(),
                                feed.versions().stream()
                                        .map(version -> version.due(schedule))
                                        .toList(),
                                feed.columns())
                        : feed)
                .toList();
        return new Plan(plan.project(), "", feeds, plan.views(), plan.models(), plan.tests(), plan.knobs());
    }

    private void pass(Duration time) {
        ports.clock().advance(time);
    }

    private void reconcile() {
        new ReconcileLanding(furnished.environment()).step(Lake.JSON.createObjectNode());
    }

    private FeedCalendar calendar() {
        return lake.get(LakeLayout.calendar(SmallProject.SALE), FeedCalendar.class);
    }

    private String page() {
        return new String(lake.objects().read(LakeLayout.supplierPage("acme")).orElseThrow(), StandardCharsets.UTF_8);
    }

    private String received(String name, String day) {
        return put(name, "sold_on,shop,amount\n" + day + ",north,3\n");
    }

    private String put(String name, String content) {
        String version = ports.supplier().put("suppliers/acme/sale/" + name, content);
        received(name, version, ports);
        return version;
    }

    private void received(String name, String version, MemoryPorts there) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m");
        message.setBody(
                "{\"detail\":{\"bucket\":{\"name\":\"landing\"},\"object\":{\"key\":\"suppliers/acme/sale/%s\",\"version-id\":\"%s\"},\"reason\":\"PutObject\"}}"
                        .formatted(name, version));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        assertThat(new ReceiveDelivery(furnished.environment())
                        .handle(event, Receiver.time(furnished.ports()))
                        .getBatchItemFailures())
                .isEmpty();
        assertThat(there.landing().find("suppliers/acme/sale/" + name, version))
                .hasValueSatisfying(found -> assertThat(lake.objects()
                                .read(LakeLayout.deliveryRecord(SmallProject.SALE, DeliveryId.of(found.landed()))))
                        .isPresent());
    }
}
