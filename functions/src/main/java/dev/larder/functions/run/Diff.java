package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a run changes: {@code runs/dt=<date>/<run>/diff.json}.
 *
 * @param changes in the order in which the models are built
 */
@InFormat(Format.RUN)
public record Diff(List<ModelChange> changes) {
    /** The diff of a run that did not get that far. */
    public static final Diff NOTHING = new Diff(List.of());

    /** Copies the list. */
    public Diff {
        changes = List.copyOf(changes);
    }

    /** The change of this model, if it was looked at. */
    public Optional<ModelChange> of(String model) {
        return changes.stream().filter(change -> change.model().equals(model)).findFirst();
    }
}
