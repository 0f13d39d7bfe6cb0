package dev.larder.compiler.contract;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.NumberSpelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a column's numbers may look like from the column's properties. */
final class NumberSpellingReader {
    private final CustomProperties properties;

    private NumberSpellingReader(CustomProperties properties) {
        this.properties = properties;
    }

    /** The spelling; null when the column says nothing of it. */
    static @Nullable NumberSpelling read(CustomProperties properties, Kind kind) {
        NumberSpellingReader reader = new NumberSpellingReader(properties);
        NumberSpelling spelling = switch (kind) {
            case SMALLINT, INTEGER, BIGINT ->
                new NumberSpelling(reader.flag("percentSign"), reader.flag("parentheses"), reader.flag("zeroDecimals"));
            case DECIMAL -> {
                reader.refuse(List.of("zeroDecimals"), "zeroDecimals only at an integer");
                yield new NumberSpelling(reader.flag("percentSign"), reader.flag("parentheses"), false);
            }
            case VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> {
                reader.refuse(
                        List.of("percentSign", "parentheses", "zeroDecimals"), "a property of numbers at a number");
                yield NumberSpelling.PLAIN;
            }
        };
        return spelling.equals(NumberSpelling.PLAIN) ? null : spelling;
    }

    private boolean flag(String name) {
        return properties.get(name).map(DocumentNode::isTrue).orElse(false);
    }

    private void refuse(List<String> names, String expected) {
        names.forEach(name -> properties.get(name).ifPresent(node -> node.problem(expected, node.described(), null)));
    }
}
