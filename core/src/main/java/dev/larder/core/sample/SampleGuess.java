package dev.larder.core.sample;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.sample.Sample.Guessed;
import dev.larder.core.sample.Sample.Part;
import dev.larder.core.sample.internal.column.ColumnProfile;
import dev.larder.core.sample.internal.column.NumberStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts together what was seen in the files. */
final class SampleGuess {
    private final List<Part> parts;
    private final FileDialect dialect;
    private final Map<String, String> because;
    private final List<String> labels;
    private final List<ColumnProfile> profiles = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SampleGuess(List<Part> parts, Writing writing, List<String> labels) {
        this.parts = parts;
        this.labels = labels;
        dialect = writing.dialect();
        because = new LinkedHashMap<>(writing.because());
        for (int i = 0; i < parts.getFirst().columns().size(); i++) {
            ColumnProfile all = new ColumnProfile();
            for (Part part : parts) {
                all.add(part.columns().get(i));
            }
            profiles.add(all);
        }
    }

    static Sample of(List<Part> parts, Writing writing, List<String> labels) {
        return new SampleGuess(parts, writing, labels).sample();
    }

    private Sample sample() {
        NumberStyle style = style();
        List<TypeGuess> types = IntStream.range(0, profiles.size())
                .mapToObj(i -> new TypeGuess(profiles.get(i), style, label(i), position(i)))
                .toList();
        Set<String> missing = missing(types);
        List<Guessed> columns = types.stream().map(type -> type.guess(missing)).toList();
        List<List<Integer>> keys = parts.stream()
                .map(Part::keys)
                .reduce((some, others) -> some.stream().filter(others::contains).toList())
                .orElseThrow();
        warnOfOddities();
        List<Integer> key = keys.isEmpty() ? List.of() : keys.getFirst();
        FileNames names = new FileNames(parts.stream().map(Part::name).toList());
        Sample.Dated dated = new PeriodGuess(parts, columns, key, names).guess();
        return new Sample(
                parts.stream().mapToLong(Part::rows).sum(),
                dialect(style, missing),
                because,
                columns,
                key,
                keys.isEmpty() ? List.of() : keys.subList(1, keys.size()),
                dated,
                names.pattern(dated.column() < 0 && !dated.unit().name().equals("NONE")),
                warnings);
    }

    private String label(int index) {
        return index < labels.size() ? labels.get(index) : "";
    }

    private @Nullable Integer position(int index) {
        boolean hasHeader = dialect.layout().headerRows() > 0;
        boolean isUseless = label(index).isEmpty() || labels.indexOf(label(index)) != labels.lastIndexOf(label(index));
        return hasHeader && isUseless ? index + 1 : null;
    }

    /** The style in which most columns are numbers; of several the one that leaves fewest doubts, and says least. */
    private NumberStyle style() {
        if (dialect.sheet() != null) {
            return NumberStyle.ALL.getFirst();
        }
        List<NumberStyle> possible = NumberStyle.ALL.stream()
                .filter(style -> style.decimal() != dialect.delimiter())
                .toList();
        NumberStyle best = possible.stream()
                .max(Comparator.<NumberStyle>comparingLong(this::numbers)
                        .thenComparing(Comparator.<NumberStyle>comparingLong(
                                        style -> doubts(style) + undecided(style, possible))
                                .reversed())
                        .thenComparing(Comparator.<NumberStyle>comparingInt(NumberStyle.ALL::indexOf)
                                .reversed()))
                .orElseThrow();
        String seen = numbers(best) + " of " + profiles.size() + " columns are numbers in this style";
        because.put(
                "decimalSeparator", doubts(best) > 0 ? seen + ", LOOK AT THEM: three decimals may be thousands" : seen);
        because.put(
                "groupSeparator",
                undecided(best, possible) > 0 ? seen + ", LOOK AT THEM: thousands may be three decimals" : seen);
        return best;
    }

    private long numbers(NumberStyle style) {
        return profiles.stream().filter(profile -> profile.numbers().are(style)).count();
    }

    /** Columns whose groups are always one, so that they may be three decimals, where nothing else in the file speaks against it. */
    private long undecided(NumberStyle style, List<NumberStyle> possible) {
        boolean isOtherPossible = possible.stream()
                .anyMatch(other -> other.decimal() == style.group() && numbers(other) >= numbers(style));
        return isOtherPossible
                ? profiles.stream()
                        .filter(profile -> profile.numbers().mayBeDecimals(style))
                        .count()
                : 0;
    }

    /** Columns whose decimals are always three, so that they may be thousands. */
    private long doubts(NumberStyle style) {
        return profiles.stream()
                .filter(profile ->
                        profile.numbers().are(style) && !profile.numbers().speakFor(style))
                .filter(profile -> NumberStyle.ALL.stream()
                        .anyMatch(other -> other.group() == style.decimal()
                                && profile.numbers().speakFor(other)))
                .count();
    }

    /** What stands in numbers and dates and is none; of texts only what databases write for null, since NA may be one. */
    private Set<String> missing(List<TypeGuess> types) {
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < types.size(); i++) {
            boolean isText = types.get(i).guess(Set.of()).type().kind() == Kind.VARCHAR;
            profiles.get(i).nothings().keySet().stream()
                    .filter(text -> !isText || text.equals("\\N"))
                    .forEach(missing::add);
        }
        return missing;
    }

    private FileDialect dialect(NumberStyle style, Set<String> missing) {
        because.put("missingValues", "they stand where others have numbers or dates");
        Layout layout = dialect.layout();
        return new FileDialect(
                dialect.encoding(),
                dialect.delimiter(),
                style.decimal(),
                dialect.zone(),
                dialect.compression(),
                new Layout(
                        layout.quote(),
                        layout.escape(),
                        layout.comment(),
                        layout.skippedLines(),
                        layout.headerRows(),
                        parts.getFirst().footer()),
                List.copyOf(missing),
                style.group() == '\0' ? null : style.group(),
                dialect.slices(),
                dialect.keys(),
                dialect.completeness(),
                dialect.sheet());
    }

    private void warnOfOddities() {
        for (Part part : parts) {
            long odds = part.odds() - (part.footer() == null ? 0 : 1);
            if (odds > 0) {
                Pass.OddRecord first = part.odd().getFirst();
                warnings.add("%s: %,d records are not like the others, the first on line %,d, which %s"
                        .formatted(part.name(), odds, first.line(), first.what()));
            }
            if (part.footer() != null) {
                because.put("footer", "the last record is not like the others");
            }
        }
    }
}
