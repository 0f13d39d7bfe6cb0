package dev.larder.core.contract;

import dev.larder.core.contract.ColumnType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a column for a test: its header is its name and it may be empty, unless said otherwise. */
public final class ColumnBuilder {
    private final String name;
    private final ColumnType type;
    private String header;
    private boolean required;
    private @Nullable String format;
    private @Nullable String pattern;
    private @Nullable String minimum;
    private @Nullable String maximum;
    private List<String> validValues = List.of();
    private boolean restricted;
    private @Nullable Integer position;
    private @Nullable NumberSpelling spelling;

    private ColumnBuilder(String name, ColumnType type) {
        this.name = name;
        this.type = type;
        header = name;
    }

    /** A text of at most 100 bytes. */
    public static ColumnBuilder text(String name) {
        return text(name, 100);
    }

    public static ColumnBuilder text(String name, int bytes) {
        return new ColumnBuilder(name, new ColumnType(Kind.VARCHAR, bytes, 0));
    }

    public static ColumnBuilder decimal(String name, int digits, int scale) {
        return new ColumnBuilder(name, new ColumnType(Kind.DECIMAL, digits, scale));
    }

    /** A column of a type that has neither length nor scale. */
    public static ColumnBuilder column(String name, Kind kind) {
        return new ColumnBuilder(name, new ColumnType(kind, 0, 0));
    }

    public ColumnBuilder header(String label) {
        header = label;
        return this;
    }

    public ColumnBuilder position(int place) {
        position = place;
        return this;
    }

    public ColumnBuilder spelling(NumberSpelling what) {
        spelling = what;
        return this;
    }

    public ColumnBuilder required() {
        required = true;
        return this;
    }

    public ColumnBuilder format(String datePattern) {
        format = datePattern;
        return this;
    }

    public ColumnBuilder pattern(String regex) {
        pattern = regex;
        return this;
    }

    public ColumnBuilder minimum(String smallest) {
        minimum = smallest;
        return this;
    }

    public ColumnBuilder maximum(String largest) {
        maximum = largest;
        return this;
    }

    public ColumnBuilder oneOf(String... values) {
        validValues = List.of(values);
        return this;
    }

    public ColumnBuilder restricted() {
        restricted = true;
        return this;
    }

    public Column build() {
        return new Column(
                name,
                header,
                type,
                required,
                format,
                pattern,
                minimum,
                maximum,
                validValues,
                restricted,
                position,
                spelling);
    }
}
