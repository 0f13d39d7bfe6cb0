package dev.standin.aws.redshiftdata;

import java.time.Instant;

/** A submission as it stood at one moment; every answer is made from one of these. */
record Sight(Submission submission, Outcome outcome, Instant updatedAt) {
    boolean isFinal() {
        return outcome.status().isFinal();
    }
}
