package dev.larder.functions.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.set.Closing;
import dev.larder.core.set.Closing.Reason;
import dev.larder.core.set.FeedSet;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.SetKey;
import dev.larder.core.set.SetKey.By;
import dev.larder.functions.blame.FindCulprit.Verdict;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day that waits, since the fold has no place for one of its files, beside a delivery that fails a test. */
final class TornSetTest extends CulpritScene {
    private static final List<FeedId> FEEDS = List.of(SmallProject.SALE, SmallProject.RETURN, SmallProject.CALL);
    private static final String DAY = "2026-03-13";
    private static final String AT = DAY + "T09:00:00Z";

    @Test
    void the_release_without_the_culprit_is_without_the_day_too_and_nothing_runs_again() {
        deployed(withSet());
        furnished.landed("abc", "2026-03", "2026-03-12T08:00:00Z");
        release(1);
        for (FeedId feed : FEEDS) {
            furnished.landed(feed, feed.name(), DAY, AT);
        }
        List<String> members = FEEDS.stream().map(FeedId::name).toList();
        lake.put(
                SetLayout.closing("day", DAY),
                new Closing("day", DAY, Reason.COMPLETE, "", Instant.EPOCH, members, List.of()));
        furnished.delivered("bad", "2026-04-02").delivered("fed", "2026-04-03");
        String run = planned();
        assertThat(inForce(run)).containsExactlyInAnyOrder("abc", "bad", "fed");
        tested(run, false);

        String trial = withoutCulprit(run);

        assertThat(inForce(trial)).containsExactlyInAnyOrder("abc", "fed");
        isPublished(trial, 2);
        NextRun next = NextRun.of(environment);
        Planner.plan(
                environment,
                next.firstExecution().next().toString(),
                next.identity().text());
        Release written = Releases.newest(lake).orElseThrow();
        assertThat(written.aside().stream().map(Aside::unit))
                .containsExactlyInAnyOrder("bad", "sale", "return", "call");
        assertThat(Planner.start(environment)).isEqualTo("live");
    }

    /** Tries on until the rest can be published; only without the bad one the test passes. */
    private String withoutCulprit(String run) {
        String last = run;
        while (true) {
            FindCulprit.Answer answer = find(last);
            if (answer.verdict() == Verdict.PUBLISH) {
                return answer.run();
            }
            assertThat(answer.verdict()).isEqualTo(Verdict.TRIAL);
            last = answer.run();
            tested(last, !inForce(last).contains("bad"));
        }
    }

    private static Plan withSet() {
        FeedSet set = new FeedSet("day", FEEDS, List.of(), new SetKey(By.PERIOD, "day"), 360, Incomplete.WAIT);
        return SmallProject.with(List.of(), List.of(set));
    }
}
