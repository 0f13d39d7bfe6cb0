package dev.larder.cli.suggest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What goes wrong with a day's file: a kind of mistake of a supplier, applied to a real CSV without quotes. */
enum Mutation {
    DROP_AREA,
    DUPLICATE,
    TIMES_1000,
    UP_30,
    DOWN_30,
    STALE,
    SWAPPED_COLUMNS,
    TRUNCATED,
    DATES_SHIFTED;

    /** Writes the day's file as it went wrong; {@code earlier} is the file of three days before. */
    void write(Path from, Path earlier, Path to, Random random) throws IOException {
        List<String> lines = Files.readAllLines(from);
        List<String[]> rows =
                new ArrayList<>(lines.stream().map(line -> line.split(",", -1)).toList());
        String[] header = rows.removeFirst();
        List<String[]> wrong = switch (this) {
            case DROP_AREA -> without(rows, areas(header, rows).get(random.nextInt(5)), column(header, "area"));
            case DUPLICATE -> twice(rows);
            case TIMES_1000 -> numbers(header, rows, value -> value + "000");
            case UP_30 -> numbers(header, rows, value -> String.valueOf(Math.round(Long.parseLong(value) * 1.3)));
            case DOWN_30 -> numbers(header, rows, value -> String.valueOf(Math.round(Long.parseLong(value) * 0.7)));
            case STALE ->
                Files.readAllLines(earlier).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .toList();
            case SWAPPED_COLUMNS -> swapped(header, rows);
            case TRUNCATED -> rows.subList(0, rows.size() / 2);
            case DATES_SHIFTED -> shifted(rows);
        };
        List<String> out = new ArrayList<>();
        out.add(lines.getFirst());
        wrong.forEach(row -> out.add(String.join(",", row)));
        Files.write(to, out);
    }

    /** Whether it can happen to a file with these columns. */
    boolean fits(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.getFirst().split(",", -1);
        return switch (this) {
            case DROP_AREA -> column(header, "area") >= 0;
            case DATES_SHIFTED -> IntStream.range(0, header.length).anyMatch(i -> header[i].startsWith("data_"));
            case TIMES_1000, UP_30, DOWN_30 -> !numeric(header).isEmpty();
            case SWAPPED_COLUMNS -> numeric(header).size() > 1;
            case DUPLICATE, STALE, TRUNCATED -> true;
        };
    }

    private static int column(String[] header, String name) {
        return List.of(header).indexOf(name);
    }

    private static List<Integer> numeric(String[] header) {
        return IntStream.range(0, header.length)
                .filter(i -> header[i].matches("numero_dosi|totale|sesso_.*|categoria_.*|.*_dose|dosi_.*"))
                .boxed()
                .toList();
    }

    /** The areas with the most rows or the largest numbers first. */
    private static List<String> areas(String[] header, List<String[]> rows) {
        int area = column(header, "area");
        List<Integer> numbers = numeric(header);
        Map<String, Long> weight = new TreeMap<>();
        for (String[] row : rows) {
            long value = numbers.isEmpty() ? 1 : Long.parseLong(row[numbers.getFirst()]);
            weight.merge(row[area], value, Long::sum);
        }
        return weight.keySet().stream()
                .filter(each -> !each.equals("ITA"))
                .sorted(Comparator.comparing((String each) -> weight.getOrDefault(each, 0L))
                        .reversed())
                .limit(5)
                .toList();
    }

    private static List<String[]> without(List<String[]> rows, String area, int column) {
        return rows.stream().filter(row -> !row[column].equals(area)).toList();
    }

    private static List<String[]> twice(List<String[]> rows) {
        List<String[]> all = new ArrayList<>(rows);
        all.addAll(rows);
        return all;
    }

    private static List<String[]> numbers(String[] header, List<String[]> rows, UnaryOperator<String> change) {
        List<Integer> numbers = numeric(header);
        return rows.stream()
                .map(row -> {
                    String[] copy = row.clone();
                    numbers.stream()
                            .filter(i -> !copy[i].isEmpty() && !copy[i].equals("0"))
                            .forEach(i -> copy[i] = change.apply(copy[i]));
                    return copy;
                })
                .toList();
    }

    /** The two largest numbers stand in each other's column. */
    private static List<String[]> swapped(String[] header, List<String[]> rows) {
        List<Integer> largest = numeric(header).stream()
                .sorted(Comparator.comparingLong((Integer i) -> rows.stream()
                                .mapToLong(row -> Long.parseLong(row[i]))
                                .sum())
                        .reversed())
                .limit(2)
                .toList();
        return rows.stream()
                .map(row -> {
                    String[] copy = row.clone();
                    copy[largest.getFirst()] = row[largest.getLast()];
                    copy[largest.getLast()] = row[largest.getFirst()];
                    return copy;
                })
                .toList();
    }

    private static List<String[]> shifted(List<String[]> rows) {
        return rows.stream()
                .map(row -> {
                    String[] copy = row.clone();
                    for (int i = 0; i < copy.length; i++) {
                        if (copy[i].matches("2\\d{3}-\\d\\d-\\d\\d")) {
                            copy[i] = LocalDate.parse(copy[i]).minusDays(1).toString();
                        }
                    }
                    return copy;
                })
                .toList();
    }
}
