package dev.larder.core.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a person can decide. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decides")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decision.PutOnHold.class, name = "hold"),
    @JsonSubTypes.Type(value = Decision.LiftHold.class, name = "lift"),
    @JsonSubTypes.Type(value = Decision.Withdraw.class, name = "withdraw")
})
public sealed interface Decision {
    /** A word for it, as it stands in keys and in what people read. */
    @JsonIgnore
    String word();

    /** What it is about: a delivery's id, a knob, a test or a run. */
    @JsonIgnore
    String about();

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
}
