package dev.larder.cli.demo;

import dev.larder.cli.demo.Story.Chapter;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.run.RunRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares what happens with what is told. Not thread-safe. */
final class StoryFacts {
    private final List<String> differences = new ArrayList<>();
    /** The newest figure told for each name: a drop that tells none for a table leaves it as it was. */
    private final Map<String, BigDecimal> star = new TreeMap<>();

    private String place = "";

    /** Whatever is compared from now on belongs to this drop. */
    void at(String drop) {
        place = drop;
    }

    /** What was not as told, in the order of the story. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** The figures that hold after this drop. */
    Map<String, BigDecimal> star(Chapter chapter) {
        star.putAll(chapter.star());
        return star;
    }

    /** Checks that every file that is not ignored has a delivery, and nothing else has. */
    void compareDeliveries(Chapter chapter, List<DeliveryRecord> answered) {
        Map<String, DeliveryRecord> byKey = new TreeMap<>();
        answered.forEach(record -> byKey.put(record.landed().key(), record));
        chapter.files().forEach((key, told) -> {
            DeliveryRecord record = byKey.remove(key);
            String verdict =
                    record == null ? "ignored" : record.verdict().name().toLowerCase(Locale.ROOT);
            compare(key, told.verdict(), verdict);
            if (record != null) {
                compare("problems of " + key, (long) told.problems(), record.problemCount());
                compare("same content of " + key, told.sameContent(), record.sameAs() != null);
                if (told.contractVersion() != null) {
                    compare("contract of " + key, told.contractVersion(), String.valueOf(record.contractVersion()));
                }
            }
        });
        compare("deliveries that are not told", Set.of(), byKey.keySet());
    }

    /** Checks that there was one run, or none. */
    void compareRun(String told, List<RunRecord> ended) {
        compare(
                "runs",
                told.equals("none") ? List.of() : List.of(told),
                ended.stream().map(run -> run.verdict().jsonName()).toList());
    }

    /** Checks what warned in the run and what blocked it. */
    void compareTests(Chapter chapter, List<RunRecord> ended) {
        compare("tests that block", chapter.blockedBy(), failed(ended, TestVerdict::blocks));
        if (chapter.run().equals("published")) {
            compare("tests that warn", chapter.warns(), failed(ended, test -> !test.blocks()));
        }
    }

    /** Compares a fact of any kind. */
    void compare(String what, Object told, Object found) {
        if (!told.equals(found)) {
            differences.add(place + ": " + what + ": told " + told + ", found " + found);
        }
    }

    /** Compares figures, whose scale says nothing. */
    void compareStar(Map<String, BigDecimal> told, Map<String, BigDecimal> found) {
        told.forEach((name, figure) -> {
            BigDecimal actual = found.getOrDefault(name, BigDecimal.ZERO);
            if (figure.compareTo(actual) != 0) {
                compare("star." + name, figure, actual);
            }
        });
    }

    private static Set<String> failed(List<RunRecord> ended, Predicate<TestVerdict> kind) {
        return ended.stream()
                .flatMap(run -> run.tests().stream())
                .filter(test -> !test.passed())
                .filter(kind)
                .map(TestVerdict::test)
                .collect(Collectors.toSet());
    }
}
