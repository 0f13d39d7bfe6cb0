package dev.larder.core.blame;

import java.util.List;

/** What the search does next. */
public sealed interface Decision {
    /** What is known of the units that stand aside. */
    enum Certainty {
        /** No smaller set of units lets every test pass, and no other of this size was found to. */
        LEAST,
        /** None of these units can be taken back alone; a smaller set of others was not looked for. */
        MINIMAL,
        /** The trials were used up: of all new units that the failing tests read, as many are taken back as was shown to do no harm. */
        BOUND
    }

    /**
     * Try the run without these units.
     *
     * @param aside newest first
     * @param ends whether it is published if it passes; otherwise the search goes on
     */
    record Try(List<Unit> aside, boolean ends, Certainty certainty) implements Decision {
        /** Copies the list. */
        public Try {
            aside = List.copyOf(aside);
        }
    }

    /**
     * Publish the trial that was tried last and passed.
     *
     * @param aside newest first
     */
    record Publish(List<Unit> aside, Certainty certainty) implements Decision {
        /** Copies the list. */
        public Publish {
            aside = List.copyOf(aside);
        }
    }

    /**
     * These units stand aside, and what is left is what is live: there is nothing to publish.
     *
     * @param aside newest first
     */
    record Stay(List<Unit> aside, Certainty certainty) implements Decision {
        /** Copies the list. */
        public Stay {
            aside = List.copyOf(aside);
        }
    }

    /** Nothing can be published. */
    record Whole(Reason reason) implements Decision {}

    /** Why nothing can be. */
    enum Reason {
        /** Without any new unit it fails as well: the plan, a knob or another decision is the culprit. */
        NOT_A_UNIT,
        /** Without any new unit of what the failing tests read it fails as well. */
        NO_SET,
        /** Nothing would be left. */
        NOTHING_LEFT
    }
}
