package dev.larder.functions;

import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What people decided in an environment, in the lake. Thread-safe. */
public final class DecisionBook {
    private static final int DIGITS = 8;

    private final Environment environment;
    private final WriteOnce<Decided.Written> written;

    DecisionBook(Environment environment) {
        this.environment = environment;
        this.written = new WriteOnce<>(environment, Decided.Written.class);
    }

    /** Everything that was decided until now. */
    public Decisions read() {
        Lake lake = environment.lake();
        List<Decided> all = new ArrayList<>();
        for (String key : lake.objects().keys(LakeLayout.holds())) {
            all.addAll(Decided.of(lake.get(key, Hold.class)));
        }
        List<String> keys = lake.objects().keys(LakeLayout.decisions());
        List<Decided.Written> documents = written.of(keys);
        for (int i = 0; i < keys.size(); i++) {
            all.add(Decided.of(keys.get(i), documents.get(i)));
        }
        return Decisions.of(all);
    }

    /**
     * Writes a decision: from here on it counts. It is no cause of a run yet; see {@link #cause}.
     *
     * @param person who decides; on AWS the lake refuses any other than the caller
     */
    public Decided write(String person, String why, Decision what) {
        Instant now = environment.clock().instant();
        Instant until = what.ends();
        if (until != null) {
            // Before the decision: without the cause its end would be noticed by the next delivery only.
            environment.pokes().pendingFrom(until, "end-" + what.word() + "-" + what.about());
        }
        String digits = UUID.randomUUID().toString().substring(0, DIGITS);
        String key = LakeLayout.decision(person, now, what.word(), digits);
        Decided.Written document = new Decided.Written(now, why, what);
        if (!environment.lake().putOnce(key, document)) {
            throw new IllegalStateException(key + " is there already: of one moment, with the same random digits");
        }
        return Decided.of(key, document);
    }

    /** Makes the next run take a decision up; repeated, it changes nothing, so do it again after a crash. */
    public void cause(Decision what) {
        environment.pokes().pending(what.word() + "-" + what.about());
    }
}
