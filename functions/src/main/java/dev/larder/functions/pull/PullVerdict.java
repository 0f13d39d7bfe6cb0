package dev.larder.functions.pull;

import dev.larder.core.JsonNamed;

/** What {@link PlanPull} answers. */
public enum PullVerdict implements JsonNamed {
    /** The listing is not there yet. */
    WAITING("waiting"),
    /** These files are to be fetched. */
    FETCH("fetch"),
    /** What was fetched has landed. */
    LANDED("landed"),
    /** Another look of the feed is still fetching. */
    BUSY("busy"),
    /** Nothing is left to be fetched. */
    DONE("done");

    private final String jsonName;

    PullVerdict(String jsonName) {
        this.jsonName = jsonName;
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
