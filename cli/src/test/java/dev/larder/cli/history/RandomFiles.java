package dev.larder.cli.history;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of six suppliers, now and then one with something wrong in it. */
final class RandomFiles {
    private static final List<String> SHOPS = List.of("a", "b", "c", "d");
    private static final int DAYS = 5;
    private static final int POISON = 5;

    private final Random random;
    private int number;

    RandomFiles(Random random) {
        this.random = random;
    }

    /** A file and the key under which it lands. */
    record File(String key, String content) {}

    /** One file, or the two that belong to a day. */
    List<File> next() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> List.of(sale());
            case 3 -> List.of(shop());
            case 4, 5 -> List.of(stock());
            case 6 -> List.of(visit());
            default -> tills();
        };
    }

    private boolean isPoisoned() {
        return random.nextInt(POISON) == 0;
    }

    private String day() {
        return "2026-03-0" + (1 + random.nextInt(DAYS));
    }

    private String any() {
        return SHOPS.get(random.nextInt(SHOPS.size()));
    }

    private File file(String feed, String name, String header, List<String> lines) {
        String table = feed.substring(feed.indexOf('/') + 1);
        return new File(
                "suppliers/" + feed + "/" + table + "_" + name + ".csv",
                header + "\n" + String.join("\n", lines) + "\n");
    }

    private File sale() {
        boolean bad = isPoisoned();
        String first = day();
        List<String> lines = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(line -> line + "," + (random.nextInt(3) == 0 ? day() : first) + "," + any() + ","
                        + (bad && line == 0 ? 4_000 : 1 + random.nextInt(200)))
                .toList();
        return file("acme/sale", first, "no,sold_on,shop,amount", lines);
    }

    /** Some shops of a region each; a file without a shop in which somebody was is wrong beside the other. */
    private File shop() {
        int missing = isPoisoned() ? random.nextInt(SHOPS.size()) : -1;
        List<String> lines = IntStream.range(0, SHOPS.size())
                .filter(shop -> shop != missing)
                .mapToObj(shop -> shop + "," + SHOPS.get(shop) + ",r" + random.nextInt(2))
                .toList();
        return file("bolt/shop", "all", "no,shop,region", lines);
    }

    /** Every day that is counted; now and then most of them are gone. */
    private File stock() {
        int kind = random.nextInt(2 * POISON);
        int from = kind == 0 ? DAYS : random.nextInt(4) == 0 ? 2 : 1;
        List<String> lines = IntStream.rangeClosed(from, DAYS)
                .mapToObj(day -> day + ",2026-03-0" + day + "," + any() + "," + (kind == 1 ? -1 : random.nextInt(9)))
                .toList();
        return file("core/stock", "all", "no,counted_on,shop,pieces", lines);
    }

    /** New visits, or a file of that name again; a number that was given before is wrong beside the earlier one. */
    private File visit() {
        boolean bad = isPoisoned();
        int from = bad && random.nextBoolean() ? 0 : number;
        int count = 1 + random.nextInt(3);
        number += count;
        String shop = bad ? "z" : any();
        List<String> lines = IntStream.range(from, from + count)
                .mapToObj(no -> no + "," + day() + "," + shop)
                .toList();
        return file("duke/visit", "v" + (random.nextInt(4) == 0 ? 1 : number), "no,visit_on,shop", lines);
    }

    /** Both tills of a day, or one of them. */
    private List<File> tills() {
        String day = day();
        int amount = random.nextInt(50);
        List<File> both =
                List.of(till("north/till", day, amount), till("south/till", day, isPoisoned() ? amount + 7 : amount));
        return switch (random.nextInt(6)) {
            case 0 -> both.subList(0, 1);
            case 1 -> both.reversed().subList(0, 1);
            case 2 -> both.reversed();
            default -> both;
        };
    }

    private File till(String feed, String day, int amount) {
        return file(
                feed,
                day,
                "no,closed_on,amount",
                IntStream.range(0, 2)
                        .mapToObj(line -> line + "," + day + "," + (line == 0 ? amount : 1))
                        .collect(Collectors.toList()));
    }
}
