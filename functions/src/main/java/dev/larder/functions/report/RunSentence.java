package dev.larder.functions.report;

import dev.larder.core.run.Aside;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Lake;
import dev.larder.functions.run.Agreement;
import dev.larder.functions.run.Culprit;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run did, in a sentence or two.
 *
 * @param aside what stands aside since this run
 */
record RunSentence(Lake lake, RunOrder order, RunPapers papers, List<Aside> aside) {
    String of(RunVerdict verdict, List<TestVerdict> tests) {
        return switch (verdict) {
            case PUBLISHED -> "Release " + order.release() + ": " + changes() + "." + standing();
            case WAITING -> waiting();
            case BLOCKED, FAILED -> blocked(tests);
        };
    }

    private String waiting() {
        String missing =
                lake.get(RunFolder.of(order.run()).agreement(), Agreement.class).missing();
        return "Release " + order.release() + " would be: " + changes() + "; " + missing
                + approving() + "." + standing()
                + " The star stays at release " + order.compared() + ".";
    }

    /** What a person types who agrees; a run that was only to be seen publishes nothing whoever agrees. */
    private String approving() {
        return order.preview() == null
                ? " (larder approve " + RunFolder.of(order.run()).execution() + " --why TEXT)"
                : "";
    }

    private String changes() {
        String changes = papers.diff().changes().stream()
                .filter(ModelChange::changed)
                .map(change -> change.model() + " +" + change.inserted() + " -" + change.deleted())
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "no row of the star changes" : changes;
    }

    private String blocked(List<TestVerdict> tests) {
        Stream<String> failed = papers.mistake().isPresent()
                ? papers.mistake().stream().map(Mistake::sentence)
                : tests.stream().filter(TestVerdict::blocks).map(test -> test.test() + " - " + test.sentence());
        String whole =
                papers.culprit().map(Culprit::whole).map(why -> " " + why).orElse("");
        return "Blocked by " + failed.collect(Collectors.joining("; ")) + "." + whole + standing()
                + " The star stays at release " + order.compared() + ".";
    }

    /** What several deliveries fail in one way is said once. */
    private String standing() {
        SequencedMap<List<Object>, List<Aside>> alike = new LinkedHashMap<>();
        aside.forEach(each -> alike.computeIfAbsent(
                        each.term() == null ? List.of(each.sentence(), each.either()) : List.of(each.unit()),
                        _ -> new ArrayList<>())
                .add(each));
        return alike.values().stream().map(RunSentence::standing).collect(Collectors.joining());
    }

    private static String standing(List<Aside> alike) {
        Aside first = alike.getFirst();
        int since = alike.stream().mapToInt(Aside::since).min().orElseThrow();
        String words = alike.size() == 1 ? first.words() : first.words(alike.size() - 1);
        return " " + words + (first.term() == null ? heldBack(alike) : "") + ", since release " + since + ".";
    }

    private static String heldBack(List<Aside> alike) {
        return " ["
                + alike.stream()
                        .flatMap(each -> each.deliveries().stream())
                        .map(RunSentence::shortId)
                        .collect(Collectors.joining(", "))
                + "]; held back: "
                + alike.stream()
                        .flatMap(each -> each.feeds().stream())
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
    }

    private static String shortId(String delivery) {
        return delivery.substring(0, Math.min(8, delivery.length()));
    }
}
