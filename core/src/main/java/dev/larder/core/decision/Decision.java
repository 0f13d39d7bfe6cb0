package dev.larder.core.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.larder.core.run.Pins;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a person can decide. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decides")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decision.PutOnHold.class, name = "hold"),
    @JsonSubTypes.Type(value = Decision.LiftHold.class, name = "lift"),
    @JsonSubTypes.Type(value = Decision.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = Decision.SetKnob.class, name = "set"),
    @JsonSubTypes.Type(value = Decision.UnsetKnob.class, name = "unset"),
    @JsonSubTypes.Type(value = Decision.Preview.class, name = "preview"),
    @JsonSubTypes.Type(value = Decision.Waive.class, name = "waive"),
    @JsonSubTypes.Type(value = Decision.RollBack.class, name = "rollback"),
    @JsonSubTypes.Type(value = Decision.LiftPins.class, name = "unpin"),
    @JsonSubTypes.Type(value = Decision.SetPolicy.class, name = "policy"),
    @JsonSubTypes.Type(value = Decision.Sign.class, name = "sign"),
    @JsonSubTypes.Type(value = Decision.Approve.class, name = "approve"),
    @JsonSubTypes.Type(value = Decision.Countersign.class, name = "countersign"),
    @JsonSubTypes.Type(value = Decision.CloseSet.class, name = "close")
})
public sealed interface Decision {
    /** A word for it, as it stands in keys and in what people read. */
    @JsonIgnore
    String word();

    /** What it is about: a delivery's id, an instance of a set, a knob, a test or a run. */
    @JsonIgnore
    String about();

    /** When it is over; null as long as nobody takes it back. */
    @JsonIgnore
    default @Nullable Instant ends() {
        return null;
    }

    /** Until the hold is lifted, runs are planned as if the delivery had never landed. */
    record PutOnHold(String delivery) implements Decision {
        @Override
        public String word() {
            return "hold";
        }

        @Override
        public String about() {
            return delivery;
        }
    }

    /** The delivery takes part in runs again. */
    record LiftHold(String delivery) implements Decision {
        @Override
        public String word() {
            return "lift";
        }

        @Override
        public String about() {
            return delivery;
        }
    }

    /** A hold for good: it cannot be lifted. The original stays in the lake. */
    record Withdraw(String delivery) implements Decision {
        @Override
        public String word() {
            return "withdraw";
        }

        @Override
        public String about() {
            return delivery;
        }
    }

    /**
     * The knob has this value in the environment, whatever the project says.
     *
     * @param until when the former value comes back; null if never
     */
    record SetKnob(String knob, String value, @Nullable Instant until) implements Decision {
        @Override
        public @Nullable Instant ends() {
            return until;
        }

        @Override
        public String word() {
            return "set";
        }

        @Override
        public String about() {
            return knob;
        }
    }

    /** The knob has the project's value again. */
    record UnsetKnob(String knob) implements Decision {
        @Override
        public String word() {
            return "unset";
        }

        @Override
        public String about() {
            return knob;
        }
    }

    /** A run shows what the star would be if the knob had this value, and publishes nothing; the knob stays as it is. */
    record Preview(String knob, String value) implements Decision {
        @Override
        public String word() {
            return "preview";
        }

        @Override
        public String about() {
            return knob;
        }
    }

    /**
     * A failure of a data test does not block, as long as it is the one that was looked at.
     *
     * @param deliveries ids of those for which it was given: what was in force of all that the test reads, and not live
     * @param scope {@link Waiver#scope} of what was to be published when it was given
     * @param most {@link Allowance} of the failure
     */
    record Waive(String test, SortedSet<String> deliveries, String scope, Allowance most, Instant until)
            implements Decision {
        /** Copies the set. */
        public Waive {
            deliveries = Collections.unmodifiableSortedSet(new TreeSet<>(deliveries));
        }

        @Override
        public @Nullable Instant ends() {
            return until;
        }

        @Override
        public String word() {
            return "waive";
        }

        @Override
        public String about() {
            return test;
        }
    }

    /**
     * The release of this number gets the content of an earlier one, and what the two differ in is held.
     *
     * @param number of the release to be made
     * @param content number of the release whose content it gets
     * @param hold ids of deliveries that are on hold from now on
     * @param lift ids of deliveries whose hold is lifted
     * @param pins what stays as it was
     * @param deployed hash of the plan that was deployed then; a pinned plan stays until another one is
     */
    record RollBack(int number, int content, SortedSet<String> hold, SortedSet<String> lift, Pins pins, String deployed)
            implements Decision {
        /** Copies the sets. */
        public RollBack {
            hold = Collections.unmodifiableSortedSet(new TreeSet<>(hold));
            lift = Collections.unmodifiableSortedSet(new TreeSet<>(lift));
        }

        @Override
        public String word() {
            return "rollback";
        }

        @Override
        public String about() {
            return String.valueOf(number);
        }
    }

    /** Plan, knobs and waivers are those of today again; what a rollback put on hold stays so. */
    record LiftPins() implements Decision {
        @Override
        public String word() {
            return "unpin";
        }

        @Override
        public String about() {
            return "all";
        }
    }

    /** Who must agree before this environment publishes. */
    record SetPolicy(Policy policy) implements Decision {
        @Override
        public String word() {
            return "policy";
        }

        @Override
        public String about() {
            return policy.jsonName();
        }
    }

    /**
     * This person made the plan or a part of it, and answers for it: nobody else can say who did, since a stack does not know who deployed it.
     *
     * @param plan its hash
     */
    record Sign(String plan) implements Decision {
        @Override
        public String word() {
            return "sign";
        }

        @Override
        public String about() {
            return plan;
        }
    }

    /**
     * This diff may be published.
     *
     * @param run name of the execution that took it
     * @param identity the run's
     * @param digest of the diff, and of what is left out of it
     */
    record Approve(String run, String identity, String digest) implements Decision {
        @Override
        public String word() {
            return "approve";
        }

        @Override
        public String about() {
            return run;
        }
    }

    /** A second person agrees to the waiver of this id. */
    record Countersign(String waiver) implements Decision {
        @Override
        public String word() {
            return "countersign";
        }

        @Override
        public String about() {
            return waiver.replace('/', '-');
        }
    }

    /** An instance of a set is waited for no longer: its deliveries take part in runs, whatever is missing. */
    record CloseSet(String set, String key) implements Decision {
        @Override
        public String word() {
            return "close";
        }

        @Override
        public String about() {
            return set + "-" + key;
        }
    }
}
