package dev.larder.functions.calendar;

import dev.larder.core.calendar.Arrival;
import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.calendar.DueTimes;
import dev.larder.core.calendar.FeedCalendar;
import dev.larder.core.calendar.Turn;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.receipt.Notice;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.Lake.Found;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calendars of an environment's feeds.
 *
 * <p>A delivery leaves a mark before it is recorded. A look counts the marks into the calendar, and only then removes them; the calendar
 * names those that it has just counted, so that a look which was cut off between the two counts none twice. Of two looks at once one writes
 * and the other gives way.
 */
public final class Calendars {
    private static final Logger LOG = System.getLogger(Calendars.class.getName());

    private final Environment environment;
    private final Lake lake;

    /** Those of this environment. */
    public Calendars(Environment environment) {
        this.environment = environment;
        this.lake = environment.lake();
    }

    /**
     * How a feed's calendar stands.
     *
     * @param late whether a file should be there and is not
     */
    public record Standing(FeedId feed, List<CalendarRow> rows, boolean late) {
        /** Copies the list. */
        public Standing {
            rows = List.copyOf(rows);
        }

        static Standing of(FeedCalendar calendar, DueTimes times, Instant now) {
            return new Standing(calendar.feed(), CalendarRow.of(calendar, times.after(now), now), calendar.isLate(now));
        }
    }

    /** Marks an accepted delivery that is about to be recorded, if its feed has a calendar; harmless when repeated before it is recorded. */
    public void expect(FeedId feed, String delivery) {
        if (environment.plan().feed(feed).flatMap(Calendars::times).isPresent()) {
            lake.objects().write(LakeLayout.arrival(feed, delivery), new byte[0], "application/octet-stream");
        }
    }

    /** How all stand at that moment, the feeds in their order; writes nothing. */
    public List<Standing> at(Instant now) {
        Map<FeedId, List<String>> marks = marks();
        return scheduled()
                .map(feed -> {
                    Optional<FeedCalendar> known = lake.find(LakeLayout.calendar(feed.id()), FeedCalendar.class);
                    return Standing.of(next(feed, known, marks, now), feed.times(), now);
                })
                .toList();
    }

    /** How all stood when they were looked at last, seen from that moment; reads nothing that was delivered since. */
    public List<Standing> known(Instant now) {
        return scheduled()
                .flatMap(feed -> lake.find(LakeLayout.calendar(feed.id()), FeedCalendar.class).stream()
                        .map(calendar -> Standing.of(calendar, feed.times(), now)))
                .toList();
    }

    /** Turns all to that moment, and tells of every file that has become late, once. */
    public List<Standing> turn(Instant now) {
        Map<FeedId, List<String>> marks = marks();
        return scheduled()
                .map(feed -> Standing.of(turn(feed, marks, now), feed.times(), now))
                .toList();
    }

    private FeedCalendar turn(Scheduled feed, Map<FeedId, List<String>> marks, Instant now) {
        String key = LakeLayout.calendar(feed.id());
        Optional<Found<FeedCalendar>> known = lake.findToReplace(key, FeedCalendar.class);
        List<String> counted = known.map(found -> found.document().counted()).orElse(List.of());
        // What the last look counted is gone before this one forgets it.
        remove(feed.id(), marks, counted);
        FeedCalendar after = next(feed, known.map(Found::document), marks, now);
        Optional<Found<FeedCalendar>> written = write(key, known, after);
        if (written.isEmpty()) {
            return lake.get(key, FeedCalendar.class);
        }
        remove(feed.id(), marks, after.counted());
        return told(key, written.get(), now);
    }

    private Optional<Found<FeedCalendar>> write(String key, Optional<Found<FeedCalendar>> known, FeedCalendar after) {
        if (known.isEmpty()) {
            return lake.putOnce(key, after) ? lake.findToReplace(key, FeedCalendar.class) : Optional.empty();
        }
        return after.differs(known.get().document()) ? lake.replace(key, known.get(), after) : known;
    }

    /** Tells first and remembers it then: who is cut off between the two tells it twice rather than not at all. */
    private FeedCalendar told(String key, Found<FeedCalendar> written, Instant now) {
        FeedCalendar calendar = written.document();
        List<FeedCalendar.Open> unsaid = calendar.unsaid(now);
        if (unsaid.isEmpty()) {
            return calendar;
        }
        FeedCalendar.Open newest = unsaid.getLast();
        LOG.log(
                Level.WARNING,
                "%s: the file that was due %s is late"
                        .formatted(calendar.feed(), CalendarRow.shown(newest.due(), newest.zone())));
        Notice notice = Notice.late(calendar.feed(), unsaid);
        lake.objects()
                .writeOnce(notice.key(), notice.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
        FeedCalendar said = calendar.said(now);
        return lake.replace(key, written, said).map(Found::document).orElse(said);
    }

    /** The calendar as it is to be; a new one begins with the delivery that came last, and counts others with the next look. */
    private FeedCalendar next(
            Scheduled feed, Optional<FeedCalendar> known, Map<FeedId, List<String>> marks, Instant now) {
        return known.map(before -> Turn.turned(before, feed.times(), arrivals(feed.id(), marks), now))
                .orElseGet(() -> Turn.begin(
                        feed.id(),
                        feed.times(),
                        lake.find(LakeLayout.latest(feed.id()), LatestAccepted.class)
                                .map(Arrival::of),
                        now));
    }

    /** Those that are recorded; one that is not may still be, and keeps its mark. */
    private List<Arrival> arrivals(FeedId feed, Map<FeedId, List<String>> marks) {
        return marks.getOrDefault(feed, List.of()).stream()
                .map(id -> lake.find(LakeLayout.deliveryRecord(feed, id), DeliveryRecord.class))
                .flatMap(Optional::stream)
                .filter(DeliveryRecord::accepted)
                .map(Arrival::of)
                .toList();
    }

    private void remove(FeedId feed, Map<FeedId, List<String>> marks, List<String> counted) {
        List<String> there = marks.getOrDefault(feed, List.of());
        lake.objects()
                .delete(there.stream()
                        .filter(counted::contains)
                        .map(id -> LakeLayout.arrival(feed, id))
                        .toList());
    }

    private Map<FeedId, List<String>> marks() {
        Map<FeedId, List<String>> marks = new HashMap<>();
        if (scheduled().findAny().isPresent()) {
            for (String key : lake.objects().keys(LakeLayout.arrivals())) {
                marks.computeIfAbsent(LakeLayout.feedOfArrival(key), _ -> new ArrayList<>())
                        .add(LakeLayout.deliveryOfDigest(key));
            }
        }
        return marks;
    }

    private record Scheduled(FeedId id, DueTimes times) {}

    private Stream<Scheduled> scheduled() {
        return environment.plan().feeds().stream()
                .flatMap(feed -> times(feed).map(times -> new Scheduled(feed.id(), times)).stream());
    }

    private static Optional<DueTimes> times(Plan.Feed feed) {
        return DueTimes.of(feed.versions());
    }
}
