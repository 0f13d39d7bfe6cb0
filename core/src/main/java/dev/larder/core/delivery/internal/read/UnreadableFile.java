package dev.larder.core.delivery.internal.read;

import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.io.Serial;

/** The supplier's file cannot be read on; not a failure of ours. */
public final class UnreadableFile extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final String note;

    /** Why it cannot be read: one sentence without a full stop. */
    public UnreadableFile(ProblemType type, String note) {
        super(note);
        this.type = type;
        this.note = note;
    }

    /** What the receipt says. */
    public Problem problem() {
        return new Problem(type.code(), 0, 0, null, null, note);
    }
}
