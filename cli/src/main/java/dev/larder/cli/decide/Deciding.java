package dev.larder.cli.decide;

import dev.larder.cli.environment.Reached;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.functions.Environment;
import java.time.temporal.ChronoUnit;

/**
 * Takes decisions in an environment: each is written to the lake, then it is a cause of the next run. One that stands already stays as it
 * was, and the cause is written again, since a crash may have prevented it.
 *
 * @param person who decides
 */
public record Deciding(Environment environment, String person) {
    /**
     * What became of a decision.
     *
     * @param sentence what is the case now
     * @param causesRun whether the next run takes it up
     */
    public record Taken(String sentence, boolean causesRun) {}

    /** As who sits at this environment. */
    public static Deciding in(Reached reached) {
        return new Deciding(reached.environment(), reached.person());
    }

    /** What was decided until now. */
    Decisions decisions() {
        return environment.decisions().read();
    }

    /** Writes the decision and makes it a cause. */
    Decided take(String why, Decision what) {
        Decided decided = environment.decisions().write(person, why, what);
        environment.decisions().cause(what);
        return decided;
    }

    /** Makes one that stands already a cause again. */
    void again(Decision what) {
        environment.decisions().cause(what);
    }

    /** When, by whom and why, for people. */
    static String since(Decided decided) {
        return decided.at().truncatedTo(ChronoUnit.SECONDS)
                + (decided.person().isEmpty() ? "" : " by " + decided.person()) + ": " + decided.why();
    }
}
