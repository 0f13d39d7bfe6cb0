package dev.larder.functions.reception;

import dev.larder.core.Sha256;
import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.receipt.SupplierPage;
import dev.larder.core.receipt.SupplierPage.Sent;
import dev.larder.functions.Environment;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.port.Landing.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes each supplier's page again when something on it has changed. Only the newest files stand on it, so that a page takes a bounded
 * number of reads and one write, however many files land at once.
 */
final class SupplierPages {
    private static final int NEWEST = 100;
    private static final String STATE = "<!-- state ";
    private static final String STATE_END = " -->";

    private final Environment environment;

    SupplierPages(Environment environment) {
        this.environment = environment;
    }

    /**
     * Writes what has changed.
     *
     * @param versions all that landed
     * @param records feeds of the deliveries that have a record, by their ids
     * @param calendars how those of all feeds stand
     */
    void write(List<Version> versions, Map<String, FeedId> records, List<Calendars.Standing> calendars) {
        SortedMap<String, List<Version>> suppliers = bySupplier(versions);
        calendars.forEach(standing -> suppliers.computeIfAbsent(standing.feed().supplier(), _ -> new ArrayList<>()));
        suppliers.forEach((supplier, sent) -> {
            List<CalendarRow> due = calendars.stream()
                    .filter(standing -> standing.feed().supplier().equals(supplier))
                    .flatMap(standing -> standing.rows().stream())
                    .toList();
            List<Version> newest = sent.stream()
                    .sorted(Comparator.comparing(Version::landed).reversed())
                    .limit(NEWEST)
                    .toList();
            String state = state(newest, records, sent.size(), due);
            String key = LakeLayout.supplierPage(supplier);
            if (!stateOf(key).equals(state)) {
                SupplierPage page = new SupplierPage(supplier, files(newest, records), sent.size(), due);
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
                    .filter(FeedId::isName)
                    .filter(supplier -> !LandingKey.isHalfWritten(key))
                    .ifPresent(supplier -> suppliers
                            .computeIfAbsent(supplier, _ -> new ArrayList<>())
                            .add(version));
        }
        return suppliers;
    }

    /** What the page depends on. */
    private static String state(List<Version> newest, Map<String, FeedId> records, int count, List<CalendarRow> due) {
        return Sha256.hex((due.isEmpty() ? "" : due + ";")
                + newest.stream()
                        .map(version -> DeliveryId.of(version.landed()))
                        .map(id -> id + (records.containsKey(id) ? "+" : "-"))
                        .collect(Collectors.joining(",", count + ":", "")));
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
