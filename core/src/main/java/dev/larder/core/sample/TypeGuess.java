package dev.larder.core.sample;

import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.NumberSpelling;
import dev.larder.core.sample.Sample.Guessed;
import dev.larder.core.sample.internal.column.ColumnProfile;
import dev.larder.core.sample.internal.column.Moments;
import dev.larder.core.sample.internal.column.NumberStyle;
import dev.larder.core.sample.internal.column.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a column of what its values are like, with head room. */
final class TypeGuess {
    private static final int MOST_BYTES = 65_535;
    private static final int MOST_DIGITS = 38;
    /** Of a whole number with more digits nobody calculates, and 64 bits may not hold it. */
    private static final int MOST_WHOLE = 18;

    private static final int SHORT_WHOLE = 8;
    /** Values of one length prove a fixed length from here on. */
    private static final int MANY = 20;
    /** For a column without any value. */
    private static final int UNKNOWN_LENGTH = 100;

    private static final int MOST_NAMED = 5;

    private final ColumnProfile profile;
    private final NumberStyle style;
    private final String label;
    private final @Nullable Integer position;

    private Set<String> missing = Set.of();

    TypeGuess(ColumnProfile profile, NumberStyle style, String label, @Nullable Integer position) {
        this.profile = profile;
        this.style = style;
        this.label = label;
        this.position = position;
    }

    /** The column of a file in which these texts mean "no value", in every column. */
    Guessed guess(Set<String> missingValues) {
        missing = missingValues;
        return guess();
    }

    private Guessed guess() {
        Optional<String> moment = profile.moments().pattern();
        Optional<String> date = profile.dates().pattern();
        if (profile.areFlags()) {
            return column(new ColumnType(Kind.BOOLEAN, 0, 0), null, "true and false");
        }
        if (moment.isPresent()) {
            Kind kind = profile.moments().hasOffset() ? Kind.TIMESTAMPTZ : Kind.TIMESTAMP;
            String seen = kind == Kind.TIMESTAMP ? "without an offset" : "with an offset";
            return column(
                    new ColumnType(kind, 0, 0),
                    moment.get().equals(Moments.ISO) ? null : moment.get(),
                    "times " + seen);
        }
        if (date.isPresent()) {
            return column(
                    new ColumnType(Kind.DATE, 0, 0),
                    date.get().equals("yyyy-MM-dd") ? null : date.get(),
                    "dates" + otherForms());
        }
        return profile.numbers().are(style) ? number() : text();
    }

    private String otherForms() {
        List<String> forms = profile.dates().patterns().stream()
                .skip(1)
                .filter(form -> !form.matches("[dM]/.*|[dM]\\..*"))
                .toList();
        return forms.isEmpty() ? "" : ", LOOK AT THEM: " + String.join(", ", forms) + " would fit all of them too";
    }

    private Guessed number() {
        Numbers numbers = profile.numbers();
        int digits = numbers.digits(style);
        int scale = numbers.scale(style);
        if (scale == 0 && digits > MOST_WHOLE) {
            return text();
        }
        String seen = "at most " + digits + " digits" + (scale > 0 ? " and " + scale + " decimals" : "");
        if (scale == 0) {
            return column(new ColumnType(digits <= SHORT_WHOLE ? Kind.INTEGER : Kind.BIGINT, 0, 0), null, seen);
        }
        int precision = Math.min(MOST_DIGITS, digits + 2 + scale);
        return precision - scale < digits ? text() : column(new ColumnType(Kind.DECIMAL, precision, scale), null, seen);
    }

    private Guessed text() {
        int longest = profile.longest();
        boolean fixed = profile.isOfOneLength() && profile.rows() - profile.empty() >= MANY;
        int room = longest == 0 ? UNKNOWN_LENGTH : fixed ? longest : rounded(longest + longest / 2);
        String seen = longest == 0
                ? "no value in any row: nobody knows"
                : (fixed ? "all have " : "the longest has ") + longest + " bytes" + values();
        return column(new ColumnType(Kind.VARCHAR, Math.min(MOST_BYTES, room), 0), null, seen);
    }

    private String values() {
        return profile.distinct()
                .filter(all -> all.size() <= MOST_NAMED && profile.rows() >= MANY)
                .map(all -> ", only " + all.stream().sorted().collect(Collectors.joining(", ")))
                .filter(text -> text.length() < 80)
                .orElse("");
    }

    private static int rounded(int bytes) {
        return bytes < 10 ? bytes + 1 : (bytes + 9) / 10 * 10;
    }

    private Guessed column(ColumnType type, @Nullable String format, String seen) {
        Kind kind = type.kind();
        boolean isNumber = kind == Kind.INTEGER || kind == Kind.BIGINT || kind == Kind.DECIMAL;
        NumberSpelling spelling = isNumber
                ? new NumberSpelling(
                        profile.numbers().arePercents(), profile.numbers().haveParentheses(), false)
                : NumberSpelling.PLAIN;
        long without = profile.empty()
                + profile.nothings().entrySet().stream()
                        .filter(nothing -> missing.contains(nothing.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        String empty = without == 0
                ? "never empty"
                : String.format(Locale.ROOT, "%.1f %% empty", 100.0 * without / Math.max(1, profile.rows()));
        return new Guessed(label, position, type, format, without == 0, spelling, seen + ", " + empty);
    }
}
