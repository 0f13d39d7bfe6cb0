package dev.larder.functions.report;

import dev.larder.core.html.Html;
import dev.larder.core.run.Aside;
import dev.larder.functions.run.RunOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the report of a run says of what stands aside, and of the trials by which they were found. */
final class AsideSection {
    private AsideSection() {}

    /** Writes nothing if nothing stands aside and nothing was tried. */
    static void write(Html page, RunOrder order, RunPapers papers) {
        List<Aside> aside = new ArrayList<>(order.aside());
        aside.addAll(papers.stands());
        if (!aside.isEmpty()) {
            page.heading("What stands aside");
            page.table(
                    List.of("what", "because", "landed as", "feeds held back", "since release", "may be as well"),
                    aside.stream().map(AsideSection::row).toList());
            page.paragraph(
                    "It is tried again as soon as anything changes that its tests depend on. What to do: have a delivery corrected and"
                            + " sent again, or decide with larder hold DELIVERY --why TEXT; correct a project and deploy it; set a knob"
                            + " otherwise; waive a test again if its failure is right. larder lift tries again as it is.");
        }
        papers.culprit().ifPresent(culprit -> {
            page.heading("How the culprit was looked for");
            if (!culprit.certainty().isEmpty()) {
                page.paragraph(culprit.certainty() + ".");
            }
            if (culprit.trials().isEmpty()) {
                page.paragraph("No trial was needed.");
            }
            culprit.trials().forEach(trial -> page.paragraph(trial + "."));
        });
    }

    private static List<String> row(Aside aside) {
        return List.of(
                aside.term() == null ? String.join(", ", aside.deliveries()) : aside.unit(),
                aside.sentence(),
                aside.place(),
                aside.term() == null
                        ? aside.feeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : "none; " + aside.term().instead(),
                String.valueOf(aside.since()),
                String.join(", ", aside.either()));
    }
}
