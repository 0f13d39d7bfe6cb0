package dev.larder.core.sample.internal.column;

import java.util.List;
import java.util.Optional;

/** What the values of a column seem to be, as far as a header can be told from it. */
public enum ColumnKind {
    FLAG,
    MOMENT,
    DATE,
    NUMBER,
    TEXT,
    EMPTY;

    /** What a column seems to be. */
    public static ColumnKind of(ColumnProfile profile) {
        if (profile.rows() == profile.empty()) {
            return EMPTY;
        }
        if (profile.areFlags()) {
            return FLAG;
        }
        if (profile.moments().pattern().isPresent()) {
            return MOMENT;
        }
        if (profile.dates().pattern().isPresent()) {
            return DATE;
        }
        return NumberStyle.ALL.stream().anyMatch(profile.numbers()::are) ? NUMBER : TEXT;
    }

    /** Whether a value is none of the column's, and therefore may be its label; empty if that says nothing. */
    public Optional<Boolean> differs(ColumnProfile column, String value) {
        if (this == TEXT || this == EMPTY || value.isBlank()) {
            return Optional.empty();
        }
        ColumnProfile alone = new ColumnProfile();
        alone.take(value);
        return alone.nothings().isEmpty() ? Optional.of(!fits(column, alone)) : Optional.empty();
    }

    private boolean fits(ColumnProfile column, ColumnProfile alone) {
        return switch (this) {
            case FLAG -> alone.areFlags();
            case MOMENT -> alone.moments().pattern().isPresent();
            case DATE -> !common(column, alone).isEmpty();
            case NUMBER ->
                NumberStyle.ALL.stream()
                        .anyMatch(style ->
                                column.numbers().are(style) && alone.numbers().are(style));
            case TEXT, EMPTY -> true;
        };
    }

    private static List<String> common(ColumnProfile one, ColumnProfile other) {
        return one.dates().patterns().stream()
                .filter(other.dates().patterns()::contains)
                .toList();
    }
}
