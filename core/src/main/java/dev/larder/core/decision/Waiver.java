package dev.larder.core.decision;

import dev.larder.core.Sha256;
import dev.larder.core.blame.Cone;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A waiver of one test. It was given for the deliveries that were in force of all that the test reads, and covers no other: with another one among
 * them it covers no more than what is live already.
 *
 * @param decided is a {@link Decision.Waive}
 * @param what what it says
 */
public record Waiver(Decided decided, Decision.Waive what) {
    private static final int DIGEST_BYTES = 8;

    /** Names it in runs and releases. */
    public String id() {
        return decided.id();
    }

    /** Sixteen hexadecimal digits over what is in force of all that the test reads. */
    public static String scope(Plan plan, DataTest test, Mapping mapping) {
        MessageDigest digest = Sha256.digest();
        Cone.of(plan, test.inputs()).feeds().forEach(feed -> {
            add(digest, feed.toString());
            mapping.of(feed).forEach((period, ids) -> {
                add(digest, period.text());
                add(digest, String.join(" ", ids));
            });
        });
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    /** Whether a run of this mapping is judged with it at all. */
    boolean applies(Plan plan, Mapping mapping, Instant now) {
        return now.isBefore(what.until()) && concerns(plan, mapping);
    }

    /** Whether a run of this mapping would be judged with it if it had no end. */
    public boolean concerns(Plan plan, Mapping mapping) {
        return test(plan)
                .filter(test -> isGivenFor(plan, test, mapping)
                        || !Collections.disjoint(mapping.deliveries(), what.deliveries()))
                .isPresent();
    }

    /** Whether it was given for exactly this mapping, as far as the test can see. */
    public boolean isGivenFor(Plan plan, DataTest test, Mapping mapping) {
        return scope(plan, test, mapping).equals(what.scope());
    }

    /** Who waives it, until when and why, as the end of a sentence. */
    public String words() {
        return "waived by " + decided.person() + " up to " + what.most().text() + " until " + what.until() + ": "
                + decided.why();
    }

    private Optional<DataTest> test(Plan plan) {
        return plan.tests().stream()
                .filter(test -> test.name().equals(what.test()))
                .findFirst();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
