package dev.larder.core.verdict;

import dev.larder.core.verdict.Judged.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A measure that lies outside its tolerance, in words.
 *
 * @param dimension {@code ""} without one
 * @param before what it was compared with
 * @param now in the candidate; zero when the dimension vanished
 * @param allowed the rule that it breaks
 */
record Deviation(String dimension, BigDecimal before, BigDecimal now, String allowed) {
    private static final int SHOWN = 3;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Comparator<Deviation> LARGEST_FIRST =
            Comparator.comparing(Deviation::share).reversed().thenComparing(Deviation::dimension);

    /** Those of all dimensions that failed; the largest change, as a share of what was, comes first. */
    static List<Deviation> of(List<Judged> judged) {
        return judged.stream()
                .filter(each -> each.outcome() == Outcome.FAILED)
                .map(each -> new Deviation(each.dimension(), each.before(), each.value(), each.tolerance()))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    /** The first of them in words, for example {@code North 412 -> 0 (-100 %), allowed 20 %}; what is allowed once if it is the same. */
    static String shown(List<Deviation> outside) {
        List<Deviation> first = outside.stream().limit(SHOWN).toList();
        String more = outside.size() > SHOWN ? "; and " + (outside.size() - SHOWN) + " more" : "";
        boolean isSame = outside.stream().map(Deviation::allowed).distinct().count() == 1;
        return isSame
                ? first.stream().map(Deviation::sentence).collect(Collectors.joining("; ")) + more + ", allowed "
                        + first.getFirst().allowed
                : first.stream()
                                .map(each -> each.sentence() + ", allowed " + each.allowed)
                                .collect(Collectors.joining("; "))
                        + more;
    }

    /** The change as a share of what was there; larger than any other if nothing was. */
    private BigDecimal share() {
        BigDecimal change = now.subtract(before).abs();
        return before.signum() == 0
                ? new BigDecimal(Long.MAX_VALUE)
                : change.divide(before.abs(), 9, RoundingMode.HALF_UP);
    }

    private String sentence() {
        return (dimension.isEmpty() ? "" : dimension + " ") + plain(before) + " -> " + plain(now) + " (" + percent()
                + ")";
    }

    /** The cells of a table's row: dimension, before, now, difference, and what is allowed. */
    List<String> values() {
        return List.of(
                dimension, plain(before), plain(now), signed(now.subtract(before)) + " (" + percent() + ")", allowed);
    }

    private String percent() {
        return before.signum() == 0
                ? "from nothing"
                : signed(now.subtract(before).multiply(HUNDRED).divide(before.abs(), 1, RoundingMode.HALF_UP)) + " %";
    }

    private static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + plain(value);
    }

    /** A number without digits that say nothing. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
