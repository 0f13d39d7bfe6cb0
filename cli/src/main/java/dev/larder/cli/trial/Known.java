package dev.larder.cli.trial;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.functions.Environment;
import dev.larder.functions.FeedHistory;
import java.util.List;
import java.util.Optional;

/** What is known of earlier deliveries when a file is tried. */
public sealed interface Known {
    /** The revision that a file of this key would be; 0 if that is not known. */
    int revision(String key);

    /** The delivery that was accepted last. */
    Optional<LatestAccepted> latest(FeedId feed, Landed before);

    /** The accepted delivery with the same bytes, by its id. */
    Optional<String> sameBytes(FeedId feed, String sha256, Landed before);

    /** What the receipt cannot say, one sentence each. */
    List<String> unsaid();

    /** Nothing: the file is compared with its contract alone. */
    record Nothing() implements Known {
        @Override
        public int revision(String key) {
            return 0;
        }

        @Override
        public Optional<LatestAccepted> latest(FeedId feed, Landed before) {
            return Optional.empty();
        }

        @Override
        public Optional<String> sameBytes(FeedId feed, String sha256, Landed before) {
            return Optional.empty();
        }

        @Override
        public List<String> unsaid() {
            return List.of(
                    "not known without --state DIR: its revision, whether the same content was accepted before, and"
                            + " what differs from the last file");
        }
    }

    /** What landed in an environment. */
    record Landings(Environment environment) implements Known {
        @Override
        public int revision(String key) {
            return 1
                    + (int) environment.landing().all(key).stream()
                            .filter(version -> version.landed().key().equals(key))
                            .count();
        }

        @Override
        public Optional<LatestAccepted> latest(FeedId feed, Landed before) {
            return history().latest(feed, before);
        }

        @Override
        public Optional<String> sameBytes(FeedId feed, String sha256, Landed before) {
            return history().sameBytes(feed, sha256, before).map(DeliveryRecord::id);
        }

        @Override
        public List<String> unsaid() {
            return List.of();
        }

        private FeedHistory history() {
            return new FeedHistory(environment.lake());
        }
    }
}
