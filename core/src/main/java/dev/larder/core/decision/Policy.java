package dev.larder.core.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.larder.core.JsonNamed;

/** Who must agree before an environment publishes. */
public enum Policy implements JsonNamed {
    /** Whatever passes its tests is published. */
    SMALL_TEAM("small-team", 0, false),
    /** One person approves the diff. */
    FEATURE_BRANCH("feature-branch", 1, false),
    /** Two people approve the diff, none of whom made the change; a waiver counts when a second person has countersigned it. */
    GOVERNANCE("governance", 2, true);

    private final String jsonName;
    private final int approvals;
    private final boolean byOthers;

    Policy(String jsonName, int approvals, boolean byOthers) {
        this.jsonName = jsonName;
        this.approvals = approvals;
        this.byOthers = byOthers;
    }

    /** The policy of this name; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static Policy of(String jsonName) {
        return JsonNamed.of(Policy.class, "policy", jsonName);
    }

    @Override
    public String jsonName() {
        return jsonName;
    }

    /** How many people must approve a diff. */
    public int approvals() {
        return approvals;
    }

    /** Whether who made a change may not approve it, and a waiver needs a second person. */
    public boolean byOthers() {
        return byOthers;
    }
}
