package dev.larder.cli.grants;

import dev.standin.aws.Access;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was asked for in a rehearsal, and where something was denied first; safe for use by many threads. */
final class Observations implements Consumer<Access> {
    private final Set<Access> accesses = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Denial> denial = new AtomicReference<>();
    private volatile String scene = "the opening";

    /** The first thing that was denied, and the scene in which it was. */
    record Denial(Access access, String scene) {}

    /** From now on this scene is played. */
    void begin(String next) {
        scene = next;
    }

    @Override
    public void accept(Access access) {
        accesses.add(access);
        if (!access.granted()) {
            denial.compareAndSet(null, new Denial(access, scene));
        }
    }

    Set<Access> accesses() {
        return Set.copyOf(accesses);
    }

    /** Empty as long as everything was granted. */
    Optional<Denial> denial() {
        return Optional.ofNullable(denial.get());
    }
}
