package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.run.Aside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about the culprit of a run that was blocked: {@code runs/dt=<date>/<run>/culprit.json}. It grows with every trial.
 *
 * @param aside units that stand aside although there is nothing else to publish; empty as long as the search goes on, and if nothing was found
 * @param whole why nothing can be published, for people; null unless the run is blocked whole
 * @param trials what was tried, in order, for people
 * @param certainty what is known of those that stand aside, for people; empty if nothing is
 */
@InFormat(Format.RUN)
public record Culprit(List<Aside> aside, @Nullable String whole, List<String> trials, String certainty) {
    /** Copies the lists. */
    public Culprit {
        aside = List.copyOf(aside);
        trials = List.copyOf(trials);
    }
}
