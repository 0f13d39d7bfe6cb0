package dev.larder.cli.trial;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.plan.Plan;
import dev.larder.core.receipt.Contact;
import dev.larder.core.receipt.Receipt;
import dev.larder.functions.reception.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a file if it landed now, or at another instant.
 *
 * @param record as it would be written, without original and parts
 */
public record Trial(DeliveryRecord record, Receipt receipt) {
    private static final String BUCKET = "";
    private static final String VERSION = "tried";

    /**
     * A file and where it would land.
     *
     * @param feed {@code FEED} or {@code SUPPLIER/FEED}; null when the file's name decides
     * @param supplier whose the file is; null when the feed, or the name, says so
     */
    public record Tried(
            Path file, @Nullable String feed, @Nullable String supplier, Instant at) {}

    /**
     * Tries a file by the code that receives one.
     *
     * @throws CommandFailure if the file cannot be read, or it is not clear which feed is meant
     */
    public static Trial of(Tried tried, Plan plan, Known known) {
        requireReadable(tried.file());
        String key = TrialKey.of(tried.file(), tried.feed(), tried.supplier(), plan);
        Landed landed = new Landed(BUCKET, key, VERSION, tried.at(), known.revision(key));
        FeedChoice choice = FeedChoice.of(
                key,
                plan.feeds().stream().flatMap(feed -> feed.versions().stream()).toList());
        FeedId feed = choice.filed();
        String id = DeliveryId.of(landed);
        Checked checked = check(tried.file(), choice, landed, id);
        LatestAccepted latest = known.latest(feed, landed).orElse(null);
        String sameAs = checked instanceof Checked.Accepted
                ? known.sameBytes(feed, checked.original().sha256(), landed).orElse(null)
                : null;
        DeliveryRecord record = new DeliveryDraft(id, feed, landed, "", List.of(), sameAs, latest).record(checked);
        return new Trial(record, Receipt.tried(record, Contact.of(record, plan), known.unsaid()));
    }

    private static Checked check(Path file, FeedChoice choice, Landed landed, String id) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                TemporaryFiles scratch = new TemporaryFiles()) {
            return choice.check(
                    new FeedChoice.Arrived(landed, id, bytes), number -> OutputStream.nullOutputStream(), scratch);
        } catch (IOException failed) {
            throw CommandFailure.infrastructure("cannot read " + file + ": " + failed.getMessage(), null)
                    .because(failed);
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw CommandFailure.usage(
                    "there is no file " + file,
                    file.isAbsolute()
                            ? null
                            : "it was looked for in " + Path.of("").toAbsolutePath());
        }
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.usage(file + " is not a file", "try one file at a time");
        }
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage("the file " + file + " may not be read by this user", null);
        }
    }
}
