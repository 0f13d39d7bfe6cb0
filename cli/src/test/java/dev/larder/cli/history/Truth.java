package dev.larder.cli.history;

import dev.larder.core.contract.FeedId;
import dev.larder.core.mapping.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What suppliers sent, and what follows from it without the product: what is in force by what one file after another says, and what the star is of the
 * rows in force.
 */
final class Truth {
    private final Map<String, Sent> sent = new LinkedHashMap<>();

    /** A file that was accepted: its rows by period, each its values joined by commas, without the number of a line. */
    record Sent(String id, String feed, String key, SortedMap<String, List<String>> rows) {
        static Sent of(String id, String key, String content) {
            String feed = key.substring("suppliers/".length(), key.lastIndexOf('/'));
            SortedMap<String, List<String>> rows = new TreeMap<>();
            content.lines()
                    .skip(1)
                    .forEach(line -> rows.computeIfAbsent(period(feed, line), _ -> new ArrayList<>())
                            .add(line));
            return new Sent(id, feed, key, rows);
        }

        private static String period(String feed, String line) {
            String second = line.split(",", -1)[1];
            return switch (feed) {
                case "bolt/shop" -> "";
                case "duke/visit" -> second.substring(0, 7);
                default -> second;
            };
        }

        private boolean supersedes(Sent earlier, String period) {
            return switch (feed) {
                case "bolt/shop", "core/stock" -> true;
                case "duke/visit" -> earlier.key.equals(key);
                default -> rows.containsKey(period);
            };
        }
    }

    void add(Sent delivery) {
        sent.put(delivery.id(), delivery);
    }

    Collection<Sent> all() {
        return sent.values();
    }

    /** Rows in force of each feed after these deliveries have said what they say, in the order in which they landed. */
    SortedMap<String, List<String>> replayed(Collection<String> apart) {
        Map<String, List<Map.Entry<Sent, String>>> standing = new HashMap<>();
        for (Sent next : sent.values()) {
            if (!apart.contains(next.id())) {
                List<Map.Entry<Sent, String>> ofFeed = standing.computeIfAbsent(next.feed(), _ -> new ArrayList<>());
                ofFeed.removeIf(entry -> next.supersedes(entry.getKey(), entry.getValue()));
                next.rows().keySet().forEach(period -> ofFeed.add(Map.entry(next, period)));
            }
        }
        SortedMap<String, List<String>> rows = new TreeMap<>();
        standing.forEach((feed, entries) -> entries.forEach(entry -> rows.computeIfAbsent(feed, _ -> new ArrayList<>())
                .addAll(entry.getKey().rows().getOrDefault(entry.getValue(), List.of()))));
        return sorted(rows);
    }

    /** Rows that a mapping says are in force. */
    SortedMap<String, List<String>> inForce(Mapping mapping) {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        mapping.inForce()
                .forEach((FeedId feed, SortedMap<dev.larder.core.period.Period, List<String>> periods) ->
                        periods.forEach((period, ids) ->
                                ids.forEach(id -> rows.computeIfAbsent(feed.toString(), _ -> new ArrayList<>())
                                        .addAll(Objects.requireNonNull(sent.get(id))
                                                .rows()
                                                .getOrDefault(period.text(), List.of())))));
        return sorted(rows);
    }

    /** The tables of the star, rows as their values joined by commas, sorted. */
    SortedMap<String, List<String>> star(SortedMap<String, List<String>> inForce, int smallest) {
        SortedMap<String, String> regions = new TreeMap<>();
        split(inForce, "bolt/shop").forEach(row -> regions.put(row[1], row[2]));
        SortedMap<String, List<String>> star = new TreeMap<>();
        star.put(
                "dim_shop",
                lines(regions.entrySet().stream()
                        .map(each -> each.getKey() + "," + each.getValue())
                        .toList()));
        List<String> sales = new ArrayList<>();
        SortedMap<String, Long> byDay = new TreeMap<>();
        for (String[] row : split(inForce, "acme/sale")) {
            long amount = Long.parseLong(row[3]);
            if (regions.containsKey(row[2]) && amount >= smallest) {
                sales.add(String.join(",", row[0], row[1], regions.get(row[2]), row[3]));
                byDay.merge(row[1], amount, Long::sum);
            }
        }
        star.put("fct_sale", lines(sales));
        star.put(
                "sales_by_day",
                lines(byDay.entrySet().stream()
                        .map(each -> each.getKey() + "," + each.getValue())
                        .toList()));
        star.put("fct_stock", lines(inForce.getOrDefault("core/stock", List.of())));
        star.put(
                "fct_visit",
                lines(split(inForce, "duke/visit").stream()
                        .map(row -> row[0] + "," + row[1] + "," + regions.getOrDefault(row[2], "unknown"))
                        .toList()));
        star.put("tills", lines(tills(inForce)));
        return star;
    }

    private static List<String> tills(SortedMap<String, List<String>> inForce) {
        SortedMap<String, long[]> days = new TreeMap<>();
        List<String> suppliers = List.of("north/till", "south/till");
        for (String feed : suppliers) {
            split(inForce, feed)
                    .forEach(row -> days.computeIfAbsent(row[1], _ -> new long[2])[suppliers.indexOf(feed)] +=
                            Long.parseLong(row[2]));
        }
        return days.entrySet().stream()
                .map(each -> each.getKey() + "," + each.getValue()[0] + "," + each.getValue()[1])
                .toList();
    }

    private static List<String[]> split(SortedMap<String, List<String>> inForce, String feed) {
        return inForce.getOrDefault(feed, List.of()).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static List<String> lines(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static SortedMap<String, List<String>> sorted(SortedMap<String, List<String>> rows) {
        rows.values().removeIf(List::isEmpty);
        rows.replaceAll((_, lines) -> lines(lines));
        return rows;
    }
}
