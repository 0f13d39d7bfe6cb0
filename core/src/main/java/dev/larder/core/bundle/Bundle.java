package dev.larder.core.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.LandingKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A kind of zip archive that a supplier sends, each member of which is a delivery.
 *
 * @param id its supplier, and the folder below the supplier's; no feed has the same
 * @param fileName what an archive's name must match as a whole (a regular expression)
 * @param feeds names of the supplier's feeds whose files may be in it
 */
public record Bundle(FeedId id, String fileName, Accept accept, List<String> feeds) {
    /** Copies the list. */
    public Bundle {
        feeds = List.copyOf(feeds);
    }

    /** What one bad member means for the others. */
    public enum Accept {
        /** Nothing: each member is accepted or rejected by itself. */
        EACH,
        /** All members are rejected. */
        ALL
    }

    /** The bundle of a landed key: that of its folder; for a key of the supplier's own folder the only one whose file name matches. */
    public static Optional<Bundle> of(String key, Collection<Bundle> bundles) {
        Optional<LandingKey> parsed = LandingKey.parse(key);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        LandingKey landing = parsed.get();
        List<Bundle> meant = bundles.stream()
                .filter(bundle -> bundle.id.supplier().equals(landing.supplier()))
                .filter(bundle -> landing.feed() == null
                        ? bundle.hasName(landing.fileName())
                        : bundle.id.name().equals(landing.feed()))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** Whether an archive may have this name. */
    public boolean hasName(String name) {
        return BoundedPattern.ofNames(fileName).match(name) == Outcome.MATCHES;
    }

    /** Whether its members are accepted together or not at all. */
    @JsonIgnore
    public boolean isAll() {
        return accept == Accept.ALL;
    }

    /** The versions of its feeds' contracts among all. */
    List<Contract> contracts(Collection<Contract> all) {
        return all.stream()
                .filter(contract -> contract.feed().supplier().equals(id.supplier())
                        && feeds.contains(contract.feed().name()))
                .toList();
    }
}
