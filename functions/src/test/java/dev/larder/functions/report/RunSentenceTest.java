package dev.larder.functions.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.run.Aside;
import dev.larder.functions.run.Agreement;
import dev.larder.functions.run.RunVerdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How a run is told in a sentence or two. */
final class RunSentenceTest extends WrittenReport {
    @Test
    void deliveries_that_fail_alike_are_told_once() {
        assertThat(published(List.of(
                        aside("aaaaaaaa11", "acme/sale", "few - Too few", 7),
                        aside("bbbbbbbb22", "acme/sale", "few - Too few", 5),
                        aside("cccccccc33", "acme/call", "odd - Too odd", 6))))
                .isEqualTo("Release 1: fct_sale +1234 -5. aaaaaaaa11.csv and 1 more stand aside because few - Too few"
                        + " [aaaaaaaa, bbbbbbbb]; held back: acme/sale, since release 5. cccccccc33.csv stands"
                        + " aside because odd - Too odd [cccccccc]; held back: acme/call, since release 6.");
    }

    @Test
    void a_run_that_waits_for_people_says_what_they_type() {
        lake.put(run.folder().agreement(), new Agreement("digest", 0, "it waits for the approval of one person"));

        assertThat(sentence(RunVerdict.WAITING, List.of()))
                .isEqualTo(
                        "Release 1 would be: fct_sale +1234 -5; it waits for the approval of one person (larder approve %s --why TEXT)."
                                        .formatted(run.folder().execution())
                                + " The star stays at release 0.");
    }

    private String published(List<Aside> aside) {
        return sentence(RunVerdict.PUBLISHED, aside);
    }

    private String sentence(RunVerdict verdict, List<Aside> aside) {
        return new RunSentence(lake, run.order(), RunPapers.of(lake, run.folder()), aside).of(verdict, List.of());
    }

    private Aside aside(String delivery, String feed, String sentence, int since) {
        return new Aside(
                delivery,
                new TreeSet<>(Set.of(delivery)),
                new TreeSet<>(Set.of(FeedId.parse(feed))),
                delivery + ".csv",
                new TreeSet<>(Set.of(sentence.substring(0, 3))),
                sentence,
                List.of(),
                since,
                furnished.ports().clock().instant(),
                null,
                "");
    }
}
