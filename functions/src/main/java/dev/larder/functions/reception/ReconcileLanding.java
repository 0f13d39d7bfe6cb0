package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.lake.MarkLayout;
import dev.larder.core.wiring.Metrics;
import dev.larder.functions.Environment;
import dev.larder.functions.StepHandler;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.question.Threads;
import dev.larder.functions.reception.Announced.Look;
import dev.larder.functions.reception.Announced.Series;
import dev.larder.functions.set.Sets;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Announces again what has landed but has no record or no receipt: events can be lost. An empty object counts if it is still its
 * key's newest version after ten minutes. Then turns the calendars of the feeds, looks at the sets that wait, and brings the suppliers' pages up to date, which needs
 * the same lists.
 */
public final class ReconcileLanding extends StepHandler<JsonNode, ReconcileLanding.Answer> {
    private static final Duration STAYS_EMPTY = Duration.ofMinutes(10);
    /** A check reads several times as much. */
    private static final long SLOWEST_BYTES_A_SECOND = 5_000_000;

    private static final Duration LONGEST_CALL = Duration.ofMinutes(14);

    private final Environment environment;

    /** Creates the handler as AWS Lambda does. */
    public ReconcileLanding() {
        this(System.getenv(), System.out);
    }

    /** Creates the handler with these variables and this standard output. */
    public ReconcileLanding(Map<String, String> variables, PrintStream log) {
        this(new Environment(variables, log));
    }

    /** Creates the handler in this environment. */
    public ReconcileLanding(Environment environment) {
        super(JsonNode.class);
        this.environment = environment;
    }

    /** How many versions were announced again. */
    public record Answer(int announced) {}

    @Override
    protected Answer step(JsonNode schedule) {
        Instant now = environment.clock().instant();
        Instant called = calledAt(schedule, now);
        List<Calendars.Standing> calendars = new Calendars(environment).turn(called);
        int late = (int) calendars.stream().filter(Calendars.Standing::late).count();
        environment.measures().count(Metrics.FEEDS_LATE, late + new Sets(environment).tellOverdue(called));
        Announced before =
                environment.lake().find(MarkLayout.announced(), Announced.class).orElse(Announced.NOTHING);
        return new Answer(before.look().isDue(now) ? look(before, now, calendars) : 0);
    }

    /** Looks at all that landed; how many versions were announced. */
    private int look(Announced before, Instant now, List<Calendars.Standing> calendars) {
        // Listed before the versions: what lands meanwhile is announced once too often rather than not at all.
        Map<String, FeedId> recorded = recorded();
        Set<String> answered = keys(LakeLayout.receipts())
                .flatMap(key -> LakeLayout.shortIdOfReceipt(key, ReceiptForm.TXT).stream())
                .collect(Collectors.toSet());
        ControlFiles controls = new ControlFiles(environment);
        List<Version> landed = environment.landing().all("suppliers/").stream()
                .filter(version -> !controls.isControl(version.landed()))
                .toList();
        List<Version> open = landed.stream()
                .filter(version -> isDue(version, now))
                .filter(version -> !isAnswered(version, recorded.keySet(), answered))
                .toList();
        SortedMap<String, Series> after = new TreeMap<>();
        int announced = announce(open, before, now, after);
        remember(before, new Announced(before.look(), after));
        new SupplierPages(environment).write(landed, recorded, calendars, new Threads(environment).list(""));
        // Last of all, so that a look which was cut off is repeated by the next call.
        remember(new Announced(before.look(), after), new Announced(Look.of(now, landed.size()), after));
        return announced;
    }

    private void remember(Announced before, Announced after) {
        if (!after.equals(before)) {
            environment.lake().put(MarkLayout.announced(), after);
        }
    }

    /** Announces each when it is due, with growing gaps, and after a day for the last time; how many. */
    private int announce(List<Version> open, Announced before, Instant now, SortedMap<String, Series> after) {
        int announced = 0;
        for (Version version : open) {
            Landed landed = version.landed();
            String id = DeliveryId.of(landed);
            Series series = before.open().getOrDefault(id, Series.beginning(now));
            if (series.isDue(now)) {
                environment.pokes().landed(landed.key(), landed.versionId(), series.isOver(now));
                announced++;
                series = series.sent(now);
            }
            after.put(id, series);
        }
        return announced;
    }

    /** When the schedule called; by its clock files are due. */
    private static Instant calledAt(JsonNode schedule, Instant otherwise) {
        try {
            return Instant.parse(schedule.path("time").asString(""));
        } catch (DateTimeException notSaid) {
            return otherwise;
        }
    }

    /** The feed of each delivery that has a record, by its id; a feed is there once, however many deliveries it has. */
    private Map<String, FeedId> recorded() {
        Map<FeedId, FeedId> feeds = new HashMap<>();
        Map<String, FeedId> recorded = new HashMap<>();
        keys(LakeLayout.deliveryRecords()).forEach(key -> {
            FeedId feed = LakeLayout.feedOfRecord(key);
            FeedId known = feeds.putIfAbsent(feed, feed);
            recorded.put(LakeLayout.deliveryOfRecord(key), known == null ? feed : known);
        });
        return recorded;
    }

    private static boolean isDue(Version version, Instant now) {
        return !LandingKey.isHalfWritten(version.landed().key())
                && !isBeingReceived(version, now)
                && (version.bytes() > 0
                        || (version.latest()
                                && version.landed().at().plus(STAYS_EMPTY).isBefore(now)));
    }

    /** A large file takes its time, and whoever receives it is not disturbed. */
    private static boolean isBeingReceived(Version version, Instant now) {
        Duration needed = Duration.ofSeconds(version.bytes() / SLOWEST_BYTES_A_SECOND);
        return version.landed()
                .at()
                .plus(needed.compareTo(LONGEST_CALL) < 0 ? needed : LONGEST_CALL)
                .isAfter(now);
    }

    /** What answers a question has a note and no record. */
    private static boolean isAnswered(Version version, Set<String> recorded, Set<String> answered) {
        String id = DeliveryId.of(version.landed());
        return (recorded.contains(id) || Replies.isReply(version.landed()))
                && answered.contains(LakeLayout.shortId(id));
    }

    private Stream<String> keys(String prefix) {
        return environment.lake().objects().keys(prefix).stream();
    }
}
