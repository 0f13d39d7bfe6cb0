package dev.larder.functions.run;

import dev.larder.core.Sha256;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a run waits for until people have agreed to its diff: {@code runs/dt=<date>/<run>/agreement.json}. The execution ends, so that nothing is
 * held open; when somebody approves, the next attempt takes the diff again and publishes it if it is the one that was approved.
 *
 * @param digest of the diff and of what is left out of it
 * @param compared number of the release that it was compared with
 * @param missing for people
 */
@InFormat(Format.RUN)
public record Agreement(String digest, int compared, String missing) {
    private static final int DIGEST_BYTES = 8;

    /** What is missing before the diff of a run may be published; empty if nothing is. */
    public static Optional<Agreement> missing(Lake lake, RunOrder order) {
        if (order.approvals() == null && order.preview() == null) {
            return Optional.empty();
        }
        String digest = digest(order, lake.get(RunFolder.of(order.run()).diff(), Diff.class));
        String missing = order.preview() != null
                ? "it is " + order.preview()
                : Objects.requireNonNull(order.approvals()).missing(digest);
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Agreement(digest, order.compared(), missing));
    }

    /** What a run waits for; that of its newest trial which waits, if it ended in one. Empty for a run that waits for nobody. */
    public static Optional<Agreement> of(Lake lake, RunFolder run) {
        RunFolder newest = RunOrder.newest(lake, run);
        return IntStream.iterate(newest.trial(), trial -> trial >= 0, trial -> trial - 1)
                .mapToObj(newest::ofTrial)
                .flatMap(folder -> lake.find(folder.agreement(), Agreement.class).stream())
                .findFirst();
    }

    /** Sixteen hexadecimal digits over what the run is made of, what it is compared with, all that it changes, and what it leaves out. */
    static String digest(RunOrder order, Diff diff) {
        MessageDigest digest = Sha256.digest();
        add(digest, order.identity().text());
        add(digest, String.valueOf(order.compared()));
        order.held().forEach(held -> add(digest, held));
        diff.changes().forEach(change -> {
            add(digest, change.model());
            add(
                    digest,
                    change.inserted() + " " + change.deleted() + " "
                            + change.dirty().days());
            change.contents()
                    .forEach((day, content) -> add(digest, day.text() + " " + content.rows() + " " + content.hash()));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
