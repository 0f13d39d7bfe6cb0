package dev.larder.functions.step;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.run.Dirty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is rebuilt of each model, and why: {@code runs/dt=<date>/<run>/dirty.json}. It grows while the candidate is built, because what a
 * model must rebuild depends on what changed in those before it.
 *
 * @param models by name without schema, in the order in which they are built
 */
@InFormat(Format.RUN)
record Rebuilt(Map<String, Dirty> models) {
    static final Rebuilt NOTHING = new Rebuilt(Map.of());

    Rebuilt {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    Rebuilt with(String model, Dirty dirty) {
        Map<String, Dirty> next = new LinkedHashMap<>(models);
        next.put(model, dirty);
        return new Rebuilt(next);
    }

    /** What is rebuilt of a model that was built; throws {@link IllegalStateException} for any other. */
    Dirty of(String model) {
        Dirty dirty = models.get(model);
        if (dirty == null) {
            throw new IllegalStateException("the candidate of " + model + " was not built before its diff");
        }
        return dirty;
    }
}
