package dev.larder.compiler.draft;

import dev.larder.compiler.draft.FeedDraft.People;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.NumberSpelling;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.sample.Sample;
import dev.larder.core.sample.Sample.Guessed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a contract as its engineer will go on with it. Not thread-safe. */
final class ContractText {
    private final Sample sample;
    private final FeedId feed;
    private final People people;
    private final String table;
    private final List<String> names;
    private final StringBuilder text = new StringBuilder();

    ContractText(Sample sample, FeedId feed, People people, String table, List<String> names) {
        this.sample = sample;
        this.feed = feed;
        this.people = people;
        this.table = table;
        this.names = names;
    }

    String text() {
        line("# Drafted from %,d rows; what stands behind a # was seen there. Make it what the supplier promises."
                .formatted(sample.rows()));
        sample.warnings().forEach(warning -> line(Yaml.comment("LOOK: " + warning)));
        line("apiVersion: v3.1.0");
        line("kind: DataContract");
        line("id: " + feed.supplier() + "-" + feed.name() + "-" + FeedDraft.VERSION);
        line("version: \"" + FeedDraft.VERSION + "\"");
        line("status: active");
        line("customProperties:");
        property("supplier", feed.supplier());
        property("feed", feed.name());
        property("owner", Yaml.text(people.owner()));
        property("contact", Yaml.text(people.contact()), "whom the supplier asks: replace it");
        property(
                "fileName",
                Yaml.text(sample.fileName().pattern()),
                sample.fileName().because());
        dated();
        writing(sample.dialect());
        schema();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void property(String name, String value) {
        line("  - {property: " + name + ", value: " + value + "}");
    }

    private void property(String name, String value, String because) {
        line("  - {property: " + name + ", value: " + value + "}  " + Yaml.comment(because));
    }

    /** A property with the reason that the sample gives for it. */
    private void guessed(String name, String value) {
        property(name, value, sample.because().getOrDefault(name, "as it was seen"));
    }

    private void dated() {
        Sample.Dated dated = sample.dated();
        property(
                "coverage",
                dated.coverage().name().toLowerCase(Locale.ROOT),
                "LOOK: it decides what a new file supersedes; " + dated.because());
        String unit = dated.unit().name().toLowerCase(Locale.ROOT);
        if (dated.unit() == PeriodUnit.NONE) {
            property("period", "none");
        } else if (dated.column() < 0) {
            property("period", "{fileName: " + unit + "}");
        } else {
            property("period", "{column: " + names.get(dated.column()) + ", unit: " + unit + "}");
        }
    }

    private void writing(FileDialect dialect) {
        if (dialect.sheet() != null) {
            guessed("format", "excel");
            guessed("sheet", Yaml.text(dialect.sheet()));
            laidOut(dialect.layout());
            missing(dialect);
            return;
        }
        if (dialect.keys() != null) {
            guessed("format", "jsonLines");
            property("extraColumns", "park", "a key that is not below is left out with a warning");
        } else if (!dialect.slices().isEmpty()) {
            guessed("format", "fixedWidth");
        }
        if (!dialect.encoding().equals("UTF-8")) {
            guessed("encoding", dialect.encoding());
        }
        if (dialect.compression() != Compression.NONE) {
            property("compression", dialect.compression().name().toLowerCase(Locale.ROOT), "the first bytes say so");
        }
        if (dialect.keys() == null && dialect.slices().isEmpty()) {
            delimited(dialect);
        } else if (dialect.layout().skippedLines() > 0) {
            guessed("skippedLines", String.valueOf(dialect.layout().skippedLines()));
        }
        boolean isDoubtful =
                sample.because().getOrDefault("decimalSeparator", "").contains("LOOK");
        if (dialect.decimalSeparator() != '.' || isDoubtful) {
            guessed("decimalSeparator", "\"" + dialect.decimalSeparator() + "\"");
        }
        if (dialect.groupSeparator() != null) {
            char group = dialect.groupSeparator();
            guessed("groupSeparator", group == ' ' ? "space" : "\"" + group + "\"");
        }
        missing(dialect);
        if (FeedDraft.isMoment(sample)) {
            property("timeZone", "UTC", "LOOK: of times that say no offset");
        }
    }

    private void missing(FileDialect dialect) {
        if (!dialect.missingValues().isEmpty()) {
            guessed(
                    "missingValues",
                    dialect.missingValues().stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private void delimited(FileDialect dialect) {
        Layout layout = dialect.layout();
        guessed("delimiter", dialect.delimiter() == '\t' ? "\"\\t\"" : "\"" + dialect.delimiter() + "\"");
        if (layout.quote() != '"') {
            property("quote", word(layout.quote()), "quotes stand in values and not around them");
        }
        if (layout.escape() != Layout.NO) {
            property("escape", word(layout.escape()), "it stands before characters that would cut a value");
        }
        if (layout.comment() != Layout.NO) {
            guessed("comment", word(layout.comment()));
        }
        laidOut(layout);
    }

    /** What stands above and below the rows. */
    private void laidOut(Layout layout) {
        if (layout.skippedLines() > 0) {
            guessed("skippedLines", String.valueOf(layout.skippedLines()));
        }
        if (layout.headerRows() != 1) {
            guessed("headerRows", String.valueOf(layout.headerRows()));
        }
        Layout.Footer footer = layout.footer();
        if (footer != null) {
            String rows = footer.rows() == null ? "" : ", rows: " + footer.rows();
            guessed("footer", "{startsWith: " + Yaml.text(footer.start()) + rows + "}");
        }
    }

    private static String word(char character) {
        return character == Layout.NO ? "none" : character == '\'' ? "\"'\"" : "'" + character + "'";
    }

    private void schema() {
        line("schema:");
        line("  - name: " + table);
        line("    logicalType: object");
        line("    physicalType: table");
        if (!sample.key().isEmpty()) {
            String others = sample.others().stream()
                    .map(key -> key.stream().map(names::get).collect(Collectors.joining(" + ")))
                    .collect(Collectors.joining("; "));
            line("    # No two rows of a file had the same primaryKey"
                    + (others.isEmpty() ? "." : "; nor the same " + others + "."));
        } else {
            line(
                    "    # No key was found: no up to four columns of texts, dates, and numbers that name something tell all rows"
                            + " apart.");
        }
        line("    properties:");
        for (int i = 0; i < names.size(); i++) {
            column(i);
        }
    }

    private void column(int index) {
        Guessed column = sample.columns().get(index);
        line("      - name: " + names.get(index) + "  " + Yaml.comment(column.because()));
        line("        logicalType: " + logical(column.type().kind()));
        if (column.type().kind() != Kind.DATE && column.type().kind() != Kind.BOOLEAN) {
            line("        physicalType: " + column.type().sql());
        }
        if (column.format() != null) {
            line("        logicalTypeOptions: {format: \"" + column.format() + "\"}");
        }
        if (column.required()) {
            line("        required: true");
        }
        if (sample.key().contains(index)) {
            line("        primaryKey: true");
        }
        List<String> properties = properties(index, column);
        if (!properties.isEmpty()) {
            line("        customProperties: [" + String.join(", ", properties) + "]");
        }
    }

    private List<String> properties(int index, Guessed column) {
        List<String> properties = new ArrayList<>();
        if (!column.label().isEmpty() && !column.label().equals(names.get(index))) {
            properties.add("{property: header, value: " + Yaml.text(column.label()) + "}");
        }
        if (column.position() != null) {
            properties.clear();
            properties.add("{property: position, value: " + column.position() + "}");
        }
        if (!sample.dialect().slices().isEmpty()) {
            FileDialect.Slice slice = sample.dialect().slices().get(index);
            properties.add("{property: start, value: " + slice.start() + "}");
            properties.add("{property: width, value: " + slice.width() + "}");
        }
        NumberSpelling spelling = column.spelling();
        if (spelling.percentSign()) {
            properties.add("{property: percentSign, value: true}");
        }
        if (spelling.parentheses()) {
            properties.add("{property: parentheses, value: true}");
        }
        return properties;
    }

    private static String logical(Kind kind) {
        return switch (kind) {
            case VARCHAR -> "string";
            case SMALLINT, INTEGER, BIGINT -> "integer";
            case DECIMAL -> "number";
            case DATE -> "date";
            case TIMESTAMP, TIMESTAMPTZ -> "timestamp";
            case BOOLEAN -> "boolean";
        };
    }
}
