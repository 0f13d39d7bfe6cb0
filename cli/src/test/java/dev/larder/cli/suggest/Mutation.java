package dev.larder.cli.suggest;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
    DATES_SHIFTED,
    /** Of the real launch: nothing but the header, and a sibling that breaks off. */
    HEADER_ONLY,
    /** Of the real launch: the smaller half of the rows is gone, which moves the total by 0.2 %. */
    HALF_OF_ROWS,
    /** Of the real launch: more overnight than ever grew in a day. */
    UP_17;

    /** What happens to any feed. */
    static final List<Mutation> GENERAL =
            List.of(DROP_AREA, DUPLICATE, TIMES_1000, UP_30, DOWN_30, STALE, SWAPPED_COLUMNS, TRUNCATED, DATES_SHIFTED);

    /** The five kinds of the real launch. */
    static final List<Mutation> REAL = List.of(HEADER_ONLY, HALF_OF_ROWS, UP_17, DROP_AREA, STALE);

    /**
     * What files look like.
     *
     * @param area the column of areas
     * @param numbers which columns hold numbers that may go wrong
     */
    record Shape(String area, Pattern numbers) {}

    /** Writes the day's file as it went wrong; {@code earlier} is the file of three days before. */
    void write(Path from, Path earlier, Path to, Random random, Shape shape) throws IOException {
        List<String> lines = Files.readAllLines(from);
        List<String[]> rows =
                new ArrayList<>(lines.stream().map(line -> line.split(",", -1)).toList());
        String[] header = rows.removeFirst();
        List<String[]> wrong = switch (this) {
            case DROP_AREA -> without(rows, area(header, rows, shape, random), column(header, shape.area()));
            case DUPLICATE -> twice(rows);
            case TIMES_1000 -> numbers(header, rows, shape, 1000);
            case UP_30 -> numbers(header, rows, shape, 1.3);
            case DOWN_30 -> numbers(header, rows, shape, 0.7);
            case UP_17 -> numbers(header, rows, shape, 1.17);
            case STALE ->
                Files.readAllLines(earlier).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .toList();
            case SWAPPED_COLUMNS -> swapped(header, rows, shape);
            case TRUNCATED -> rows.subList(0, rows.size() / 2);
            case DATES_SHIFTED -> shifted(rows);
            case HEADER_ONLY -> List.of();
            case HALF_OF_ROWS -> largerHalf(header, rows, shape);
        };
        List<String> out = new ArrayList<>();
        out.add(lines.getFirst());
        wrong.forEach(row -> out.add(String.join(",", row)));
        Files.write(to, out);
    }

    /** Whether it can happen to a file with these columns. */
    boolean fits(Path file, Shape shape) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.getFirst().split(",", -1);
        int numbers = numeric(header, shape).size();
        return switch (this) {
            case DROP_AREA -> column(header, shape.area()) >= 0;
            case DATES_SHIFTED -> lines.get(1).matches(".*\\b2\\d{3}-\\d\\d-\\d\\d\\b.*");
            case TIMES_1000, UP_30, DOWN_30, UP_17 -> numbers > 0;
            case HALF_OF_ROWS -> numbers > 0 && lines.size() > 20;
            case SWAPPED_COLUMNS -> numbers > 1;
            case DUPLICATE, STALE, TRUNCATED, HEADER_ONLY -> true;
        };
    }

    private static int column(String[] header, String name) {
        return List.of(header).indexOf(name);
    }

    private static List<Integer> numeric(String[] header, Shape shape) {
        return IntStream.range(0, header.length)
                .filter(i -> shape.numbers().matcher(header[i]).matches())
                .boxed()
                .toList();
    }

    private static BigDecimal number(String[] row, int column) {
        return row[column].isEmpty() ? BigDecimal.ZERO : new BigDecimal(row[column]);
    }

    /** One of the five with the most rows or the largest numbers. */
    private static String area(String[] header, List<String[]> rows, Shape shape, Random random) {
        int area = column(header, shape.area());
        List<Integer> numbers = numeric(header, shape);
        Map<String, BigDecimal> weight = new TreeMap<>();
        for (String[] row : rows) {
            weight.merge(
                    row[area], numbers.isEmpty() ? BigDecimal.ONE : number(row, numbers.getFirst()), BigDecimal::add);
        }
        List<String> largest = weight.entrySet().stream()
                .filter(each -> !each.getKey().equals("ITA"))
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                .limit(5)
                .map(Map.Entry::getKey)
                .toList();
        return largest.get(random.nextInt(largest.size()));
    }

    /** The rows with the larger numbers, which are made so much larger that the total falls by 0.2 %. */
    private static List<String[]> largerHalf(String[] header, List<String[]> rows, Shape shape) {
        int first = numeric(header, shape).getFirst();
        List<String[]> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((String[] row) -> number(row, first)).reversed());
        List<String[]> half = sorted.subList(0, sorted.size() / 2);
        double all = rows.stream()
                .mapToDouble(row -> number(row, first).doubleValue())
                .sum();
        double kept = half.stream()
                .mapToDouble(row -> number(row, first).doubleValue())
                .sum();
        return numbers(header, half, shape, kept == 0 ? 1 : all * 0.998 / kept);
    }

    private static List<String[]> without(List<String[]> rows, String area, int column) {
        return rows.stream().filter(row -> !row[column].equals(area)).toList();
    }

    private static List<String[]> twice(List<String[]> rows) {
        List<String[]> all = new ArrayList<>(rows);
        all.addAll(rows);
        return all;
    }

    private static List<String[]> numbers(String[] header, List<String[]> rows, Shape shape, double factor) {
        List<Integer> numbers = numeric(header, shape);
        return rows.stream()
                .map(row -> {
                    String[] copy = row.clone();
                    for (int i : numbers) {
                        BigDecimal value = number(row, i);
                        copy[i] = row[i].isEmpty()
                                ? ""
                                : value.multiply(BigDecimal.valueOf(factor))
                                        .setScale(value.scale(), RoundingMode.HALF_UP)
                                        .toPlainString();
                    }
                    return copy;
                })
                .toList();
    }

    /** The two largest numbers stand in each other's column. */
    private static List<String[]> swapped(String[] header, List<String[]> rows, Shape shape) {
        List<Integer> largest = numeric(header, shape).stream()
                .sorted(Comparator.comparing((Integer i) ->
                                rows.stream().map(row -> number(row, i)).reduce(BigDecimal.ZERO, BigDecimal::add))
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
