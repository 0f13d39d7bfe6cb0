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
import java.util.List;
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
        return "Release " + order.release() + " would be: " + changes() + "; " + missing + "." + standing()
                + " The star stays at release " + order.compared() + ".";
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

    private String standing() {
        return aside.stream()
                .map(each -> " " + each.words() + (each.term() == null ? heldBack(each) : ", since release ")
                        + each.since() + ".")
                .collect(Collectors.joining());
    }

    private static String heldBack(Aside aside) {
        return " [" + aside.deliveries().stream().map(RunSentence::shortId).collect(Collectors.joining(", "))
                + "]; held back: " + aside.feeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ", since release ";
    }

    private static String shortId(String delivery) {
        return delivery.substring(0, Math.min(8, delivery.length()));
    }
}
