package dev.larder.cli.suggest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of deliveries that went wrong, a line each, in a file that a measurement goes on from after it was cut off; and of clean ones. */
final class Tally {
    private final Path file;
    private final List<String> lines;
    private int clean;
    private int cleanDays;
    private int stopped;
    private int stoppedDays;

    Tally(Path file) throws IOException {
        this.file = file;
        this.lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
    }

    /** How one was stopped. */
    enum How {
        CONTRACT,
        TEST,
        MISSED
    }

    /** Whether the file has it already. */
    boolean has(String key) {
        return lines.stream().anyMatch(line -> line.startsWith(key + " | "));
    }

    /** What became of files, of which this one went wrong. */
    void add(String key, Path wrong, Bench.Judged judged) throws IOException {
        How how = !judged.rejected().isEmpty() ? How.CONTRACT : judged.failed().isEmpty() ? How.MISSED : How.TEST;
        String line = key + " | " + how + " | " + wrong.getFileName() + " | "
                + judged.failed().stream().map(test -> test.name()).collect(Collectors.joining(", "));
        lines.add(line);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A day, or a month, on which nothing went wrong. */
    void clean(int deliveries, Bench.Judged judged) {
        clean += deliveries;
        cleanDays++;
        stoppedDays += judged.isStopped() ? 1 : 0;
        long feeds = judged.failed().stream()
                .map(test -> test.inputs().getFirst())
                .distinct()
                .count();
        stopped += judged.rejected().size() + (int) feeds;
    }

    /** Of a kind, or of all. */
    record Share(int contract, int test, int all) {
        int percent() {
            return all == 0 ? 100 : 100 * (contract + test) / all;
        }
    }

    Map<Mutation, Share> shares(List<Mutation> kinds) {
        Map<Mutation, Share> shares = new EnumMap<>(Mutation.class);
        kinds.forEach(kind -> shares.put(kind, share(line -> line.contains(" " + kind + " "))));
        return shares;
    }

    Share share(Predicate<String> which) {
        List<String> some = lines.stream().filter(which).toList();
        return new Share(count(some, How.CONTRACT), count(some, How.TEST), some.size());
    }

    private static int count(List<String> lines, How how) {
        return (int)
                lines.stream().filter(line -> line.contains("| " + how + " |")).count();
    }

    double percentOfCleanStopped() {
        return clean == 0 ? 0 : 100.0 * stopped / clean;
    }

    /** The whole in words. */
    String summary(List<Mutation> kinds) {
        List<String> words = new ArrayList<>();
        shares(kinds)
                .forEach((kind, share) -> words.add(kind + ": " + share.contract() + " by contract, " + share.test()
                        + " by test, of " + share.all()));
        lines.stream().filter(line -> line.contains("| MISSED |")).forEach(line -> words.add("missed: " + line));
        Share all = share(line -> kinds.stream().anyMatch(kind -> line.contains(" " + kind + " ")));
        words.add("all: " + all.contract() + " by contract, " + all.test() + " by test, of " + all.all());
        words.add("clean deliveries stopped: " + stopped + " of " + clean + "; clean days blocked: " + stoppedDays
                + " of " + cleanDays);
        return String.join("\n", words);
    }
}
