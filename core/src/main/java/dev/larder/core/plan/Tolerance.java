package dev.larder.core.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a measure may lie from what was accepted. It must be right by every rule that is given.
 *
 * @param percent of the value of the last accepted release, up or down, or null
 * @param absolute in the measure's own unit, or null; with {@code percent} it is wrong only outside both
 * @param limits the same for one side, or by knob; empty if not said
 * @param per for how long the limits and the usual change hold: they are applied once for each such time since the last release; null for any time
 * @param drift how far it may lie from any of the last releases; null if not said
 * @param usual how unusual the change may be; null if not said
 */
public record Tolerance(
        @Nullable BigDecimal percent,
        @Nullable BigDecimal absolute,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Limit> limits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Per per,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Drift drift,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usual usual) {
    /** Copies the list. */
    public Tolerance {
        limits = List.copyOf(Objects.requireNonNullElse(limits, List.of()));
    }

    /** The same up and down, for any time. */
    public Tolerance(@Nullable BigDecimal percent, @Nullable BigDecimal absolute) {
        this(percent, absolute, List.of(), null, null, null);
    }

    /** Which changes a limit is about. */
    public enum Side {
        FALL,
        RISE,
        BOTH
    }

    /** What a limit is counted in. */
    public enum Unit {
        PERCENT,
        /** Of what all dimensions together were in the live release, in percent: a noise that grows with the whole. */
        SHARE,
        ABSOLUTE
    }

    /** For how long limits hold. */
    public enum Per {
        DAY(1),
        WEEK(7),
        MONTH(30);

        private final int days;

        Per(int days) {
            this.days = days;
        }

        /** How many days it has; a month is taken for 30. */
        public int days() {
            return days;
        }
    }

    /**
     * How large a change may be.
     *
     * @param amount a number that is not negative, or {@code :} and the name of a knob
     */
    public record Limit(Side side, String amount, Unit unit) {
        /** A limit up and down. */
        static Limit both(BigDecimal amount, Unit unit) {
            return new Limit(Side.BOTH, amount.toPlainString(), unit);
        }
    }

    /**
     * How far a measure may lie from any of the last releases that moved it.
     *
     * @param releases how many of them, from 2
     */
    public record Drift(List<Limit> limits, int releases) {
        /** Copies the list. */
        public Drift {
            limits = List.copyOf(limits);
        }
    }

    /**
     * How unusual a change may be; it is wrong only outside each.
     *
     * @param spreads distance from the median change, in medians of the accepted changes' distances from it
     * @param percent distance from the median change, in percent of what was there
     * @param share the same in percent of what all dimensions together were, or null
     */
    public record Usual(
            BigDecimal spreads,
            BigDecimal percent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal share) {
        /** Without regard to the whole. */
        public Usual(BigDecimal spreads, BigDecimal percent) {
            this(spreads, percent, null);
        }
    }

    /** What holds against the last accepted release; empty if nothing does. */
    public List<Limit> againstLast() {
        List<Limit> all = new ArrayList<>();
        if (percent != null) {
            all.add(Limit.both(percent, Unit.PERCENT));
        }
        if (absolute != null) {
            all.add(Limit.both(absolute, Unit.ABSOLUTE));
        }
        all.addAll(limits);
        return all;
    }

    /** Whether more decides than the measure of the last accepted release. */
    public boolean needsMoreThanLast() {
        return per != null || drift != null || usual != null;
    }
}
