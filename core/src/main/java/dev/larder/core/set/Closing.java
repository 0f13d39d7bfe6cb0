package dev.larder.core.set;

import dev.larder.core.JsonNamed;
import dev.larder.core.contract.FeedId;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Instant;
import java.util.List;

/**
 * That an instance of a set is waited for no longer: {@code sets/<set>/<key>.json}, written once. From then on all its deliveries take part in
 * the mapping, those that come later too.
 *
 * @param why for people
 * @param members ids of the deliveries that were there, the oldest first: they come into force together; a later one does by itself
 * @param missing the required feeds without an accepted delivery
 */
@InFormat(Format.SET)
public record Closing(
        String set, String key, Reason reason, String why, Instant at, List<String> members, List<FeedId> missing) {
    /** Copies the lists. */
    public Closing {
        members = List.copyOf(members);
        missing = List.copyOf(missing);
    }

    /** Why nothing more is waited for. */
    public enum Reason implements JsonNamed {
        /** Everything required is there. */
        COMPLETE("complete"),
        /** The wait is over, and the set says that what is there is published then. */
        WAIT("wait"),
        /** A person has decided so. */
        PERSON("person"),
        /** The project has no such set any more. */
        REMOVED("removed");

        private final String jsonName;

        Reason(String jsonName) {
            this.jsonName = jsonName;
        }

        @Override
        public String jsonName() {
            return jsonName;
        }
    }

    /** Whether something was missing. */
    public boolean incomplete() {
        return !missing.isEmpty();
    }
}
