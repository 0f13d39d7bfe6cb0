package dev.larder.core.verdict;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.larder.core.JsonNamed;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a data test found of one dimension, whether it passed or not: a row of {@code ops.test_result}.
 *
 * @param dimension {@code ""} without one
 * @param value the measure; the number of failing rows, of a test that selects them
 * @param expected what it was compared with; null when there was nothing to compare with
 * @param tolerance how far it may lie from that, in words; {@code ""} for no distance at all
 */
public record Judged(
        String dimension, BigDecimal value, @Nullable BigDecimal expected, String tolerance, Outcome outcome) {
    /** How it was judged. */
    public enum Outcome implements JsonNamed {
        PASSED("passed"),
        FAILED("failed"),
        /** It failed, and does not block: somebody waived it. */
        WAIVED("waived"),
        /** There was nothing yet to judge it by. */
        MEASURED("measured");

        private final String jsonName;

        Outcome(String jsonName) {
            this.jsonName = jsonName;
        }

        @JsonCreator
        static Outcome of(String jsonName) {
            return JsonNamed.of(Outcome.class, "outcome of a test", jsonName);
        }

        @Override
        public String jsonName() {
            return jsonName;
        }
    }

    /** What it was compared with; zero if with nothing. */
    BigDecimal before() {
        return expected == null ? BigDecimal.ZERO : expected;
    }

    /** The same, if it failed, as waived. */
    Judged waived() {
        return outcome == Outcome.FAILED ? new Judged(dimension, value, expected, tolerance, Outcome.WAIVED) : this;
    }

    /** A number of failing rows, of which none is expected. */
    static Judged ofRows(int failing) {
        return new Judged(
                "", BigDecimal.valueOf(failing), BigDecimal.ZERO, "", failing == 0 ? Outcome.PASSED : Outcome.FAILED);
    }
}
