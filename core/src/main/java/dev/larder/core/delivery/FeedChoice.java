package dev.larder.core.delivery;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ControlFile;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which feed a landed key belongs to. */
public sealed interface FeedChoice {
    /** Where deliveries of no feed are filed. */
    FeedId UNMATCHED = new FeedId("_unmatched", "_unmatched");

    /** The feed, with every version of its contract. */
    record Chosen(FeedId feed, List<Contract> versions) implements FeedChoice {
        /** Copies the list. */
        public Chosen {
            versions = List.copyOf(versions);
        }
    }

    /** No feed, filed below {@link #UNMATCHED}; the problem is for {@link DeliveryCheck#refuse} and says what to do. */
    record NoFeed(Problem problem) implements FeedChoice {}

    /** Where the delivery is filed. */
    default FeedId filed() {
        return switch (this) {
            case Chosen(var feed, var _) -> feed;
            case NoFeed(var _) -> UNMATCHED;
        };
    }

    /** Checks the file against the feed's contracts, or refuses it if it is of no feed; see {@link DeliveryCheck}. */
    default Checked check(Arrived file, PartSink parts, ScratchSpace scratch) throws IOException {
        return switch (this) {
            case NoFeed(var problem) -> DeliveryCheck.refuse(problem, file.bytes());
            case Chosen(var _, var versions) ->
                DeliveryCheck.check(
                        new CheckRequest(versions, file.landed(), file.deliveryId(), CheckLimits.USUAL, file.control()),
                        file.bytes(),
                        parts,
                        scratch);
        };
    }

    /** A file to check, and the one beside it, if there must be one; its stream is read to the end and left open. */
    record Arrived(
            Landed landed,
            String deliveryId,
            InputStream bytes,
            @Nullable ControlFile control) {
        /** A file without another. */
        public Arrived(Landed landed, String deliveryId, InputStream bytes) {
            this(landed, deliveryId, bytes, null);
        }
    }

    /**
     * Chooses by the feed's folder; for a file that lies in the supplier's folder, by the only feed whose file name pattern
     * matches.
     */
    static FeedChoice of(String key, Collection<Contract> contracts) {
        Optional<LandingKey> parsed = LandingKey.parse(key);
        if (parsed.isEmpty()) {
            return noFeed("the key is not suppliers/<supplier>/<feed>/<file name>");
        }
        LandingKey landing = parsed.get();
        List<Contract> ofSupplier = contracts.stream()
                .filter(contract -> contract.feed().supplier().equals(landing.supplier()))
                .toList();
        if (ofSupplier.isEmpty()) {
            return noFeed("no contract has a supplier \"" + landing.supplier() + "\"");
        }
        return landing.feed() == null ? byName(landing, ofSupplier) : byFolder(landing.feed(), ofSupplier);
    }

    private static FeedChoice byFolder(String folder, List<Contract> ofSupplier) {
        List<Contract> versions = ofSupplier.stream()
                .filter(contract -> contract.feed().name().equals(folder))
                .toList();
        if (!versions.isEmpty()) {
            return new Chosen(versions.getFirst().feed(), versions);
        }
        List<String> known = feeds(ofSupplier);
        String near = Spelling.nearest(folder, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        return noFeed("there is no feed \"" + folder + "\", only " + String.join(", ", known) + near);
    }

    private static FeedChoice byName(LandingKey landing, List<Contract> ofSupplier) {
        List<String> matching = feeds(ofSupplier.stream()
                .filter(contract ->
                        BoundedPattern.ofNames(contract.fileName()).match(landing.fileName()) == Outcome.MATCHES)
                .toList());
        if (matching.size() == 1) {
            return byFolder(matching.getFirst(), ofSupplier);
        }
        return noFeed(
                matching.isEmpty()
                        ? "the file name matches no feed; put the file into the folder of one: "
                                + String.join(", ", feeds(ofSupplier))
                        : "the file name matches several feeds; put the file into the folder of one: "
                                + String.join(", ", matching));
    }

    private static List<String> feeds(List<Contract> contracts) {
        return contracts.stream()
                .map(contract -> contract.feed().name())
                .distinct()
                .sorted()
                .toList();
    }

    private static NoFeed noFeed(String note) {
        return new NoFeed(new Problem(ProblemType.SOURCE.code(), 0, 0, null, null, note));
    }
}
