package dev.larder.core.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.core.verdict.Judged;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The largest deviation that a waiver covers: {@code 25%} of what was expected, or {@code 120}, which is a distance from it and, of a test that
 * selects them, a number of failing rows.
 *
 * @param amount not negative
 * @param percent whether it is a share of what was expected
 */
public record Allowance(BigDecimal amount, boolean percent) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?(%?)");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Reads what {@link #text} writes; throws {@link IllegalArgumentException} for any other text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Allowance parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\": expected a number, or a percentage such as 25%");
        }
        return new Allowance(new BigDecimal(matcher.group(1)), !matcher.group(2).isEmpty());
    }

    /** As people write it. */
    @JsonValue
    public String text() {
        return amount.toPlainString() + (percent ? "%" : "");
    }

    /** Whether it covers all of what failed. Nothing is a share of zero. */
    public boolean covers(List<Judged> judged) {
        return judged.stream()
                .filter(each -> each.outcome() == Judged.Outcome.FAILED)
                .allMatch(this::covers);
    }

    /** The smaller of two; of a share and a number, this one. */
    public Allowance atMost(BigDecimal other) {
        return percent || amount.compareTo(other) <= 0 ? this : new Allowance(other, false);
    }

    private boolean covers(Judged failed) {
        BigDecimal expected = failed.expected() == null ? BigDecimal.ZERO : failed.expected();
        BigDecimal deviation = failed.value().subtract(expected).abs();
        return percent
                ? expected.signum() != 0 && deviation.multiply(HUNDRED).compareTo(amount.multiply(expected.abs())) <= 0
                : deviation.compareTo(amount) <= 0;
    }
}
