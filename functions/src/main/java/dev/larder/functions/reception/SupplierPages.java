package dev.larder.functions.reception;

import dev.larder.core.Sha256;
import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.question.QuestionThread;
import dev.larder.core.receipt.SupplierPage;
import dev.larder.core.receipt.SupplierPage.Sent;
import dev.larder.functions.Environment;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.port.Landing.Version;
import dev.larder.functions.question.ThreadKeys;
import dev.larder.functions.question.Threads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes each supplier's page again when something on it has changed. Only the newest files stand on it, so that a page takes a bounded
 * number of reads and one write, however many files land at once.
 */
public final class SupplierPages {
    private static final int NEWEST = 100;
    private static final int MOST_THREADS = 20;
    private static final String STATE = "<!-- state ";
    private static final String STATE_END = " -->";

    private final Environment environment;

    /** Those of this environment. */
    public SupplierPages(Environment environment) {
        this.environment = environment;
    }

    /** Brings the page of one supplier up to date without waiting for the schedule. */
    public void write(String supplier) {
        ControlFiles controls = new ControlFiles(environment);
        List<Version> versions = environment.landing().all("suppliers/" + supplier + "/").stream()
                .filter(version -> !controls.isControl(version.landed()))
                .toList();
        Map<String, FeedId> records = Stream.of(supplier, FeedChoice.UNMATCHED.supplier())
                .flatMap(folder ->
                        environment.lake().objects().keys(LakeLayout.deliveryRecords() + folder + "/").stream())
                .collect(Collectors.toMap(LakeLayout::deliveryOfRecord, LakeLayout::feedOfRecord));
        List<Calendars.Standing> calendars = new Calendars(environment)
                .at(environment.clock().instant()).stream()
                        .filter(standing -> standing.feed().supplier().equals(supplier))
                        .toList();
        write(versions, records, calendars, new Threads(environment).list(supplier + "/"));
    }

    /**
     * Writes what has changed.
     *
     * @param versions all that landed
     * @param records feeds of the deliveries that have a record, by their ids
     * @param calendars how those of all feeds stand
     * @param threads all that was asked
     */
    void write(
            List<Version> versions,
            Map<String, FeedId> records,
            List<Calendars.Standing> calendars,
            List<ThreadKeys> threads) {
        SortedMap<String, List<Version>> suppliers = bySupplier(versions);
        calendars.forEach(standing -> suppliers.computeIfAbsent(standing.feed().supplier(), _ -> new ArrayList<>()));
        threads.forEach(thread -> suppliers.computeIfAbsent(thread.supplier(), _ -> new ArrayList<>()));
        suppliers.forEach((supplier, sent) -> {
            List<CalendarRow> due = calendars.stream()
                    .filter(standing -> standing.feed().supplier().equals(supplier))
                    .flatMap(standing -> standing.rows().stream())
                    .toList();
            List<Version> newest = sent.stream()
                    .sorted(Comparator.comparing(Version::landed).reversed())
                    .limit(NEWEST)
                    .toList();
            List<ThreadKeys> asked = threads.stream()
                    .filter(thread -> thread.supplier().equals(supplier))
                    .toList();
            String state = state(newest, records, sent.size(), (due.isEmpty() ? "" : due + ";") + said(asked));
            String key = LakeLayout.supplierPage(supplier);
            if (!stateOf(key).equals(state)) {
                SupplierPage page =
                        new SupplierPage(supplier, files(newest, records), sent.size(), due, questions(asked, newest));
                String html = page.html(environment.clock().instant()) + STATE + state + STATE_END + "\n";
                environment
                        .lake()
                        .objects()
                        .write(key, html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
            }
        });
    }

    /** Those that are complete, of senders whose folder can be a supplier's. */
    private static SortedMap<String, List<Version>> bySupplier(List<Version> versions) {
        SortedMap<String, List<Version>> suppliers = new TreeMap<>();
        for (Version version : versions) {
            String key = version.landed().key();
            LandingKey.parse(key)
                    .map(LandingKey::supplier)
                    .filter(FeedId::isFree)
                    .filter(supplier -> !LandingKey.isHalfWritten(key) && !Replies.isReply(version.landed()))
                    .ifPresent(supplier -> suppliers
                            .computeIfAbsent(supplier, _ -> new ArrayList<>())
                            .add(version));
        }
        return suppliers;
    }

    /** What the page depends on. */
    private static String state(List<Version> newest, Map<String, FeedId> records, int count, String more) {
        return Sha256.hex(more
                + newest.stream()
                        .map(version -> DeliveryId.of(version.landed()))
                        .map(id -> id + (records.containsKey(id) ? "+" : "-"))
                        .collect(Collectors.joining(",", count + ":", "")));
    }

    private static String said(List<ThreadKeys> threads) {
        return threads.isEmpty() ? "" : threads + ";";
    }

    /** Those that are open, then answered ones about files that stand on the page; a bounded number. */
    private List<QuestionThread> questions(List<ThreadKeys> asked, List<Version> newest) {
        Set<String> shown =
                newest.stream().map(version -> DeliveryId.of(version.landed())).collect(Collectors.toSet());
        Threads threads = new Threads(environment);
        return asked.stream()
                .filter(thread -> thread.open() || shown.contains(thread.delivery()))
                .sorted(Comparator.comparing(thread -> !thread.open()))
                .limit(MOST_THREADS)
                .map(threads::read)
                .toList();
    }

    /** The state of the page that is there; empty if there is none. */
    private String stateOf(String key) {
        String html = environment
                .lake()
                .objects()
                .read(key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        int at = html.lastIndexOf(STATE);
        return at < 0 ? "" : html.substring(at + STATE.length(), html.lastIndexOf(STATE_END));
    }

    private List<Sent> files(List<Version> newest, Map<String, FeedId> records) {
        List<String> keys = newest.stream()
                .map(version -> DeliveryId.of(version.landed()))
                .flatMap(id ->
                        Optional.ofNullable(records.get(id)).map(feed -> LakeLayout.deliveryRecord(feed, id)).stream())
                .toList();
        Map<String, DeliveryRecord> read = environment.deliveries().of(keys).stream()
                .collect(Collectors.toMap(DeliveryRecord::id, Function.identity()));
        return newest.stream()
                .map(version -> new Sent(version.landed(), read.get(DeliveryId.of(version.landed()))))
                .toList();
    }
}
