package dev.larder.core.pollution;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How the same sales are written: four ways that suppliers use. */
enum Writing {
    /** Commas, a quote around every text, UTF-8. */
    QUOTED(StandardCharsets.UTF_8, ',', '"', '.', "yyyy-MM-dd", "\n"),
    /** Tabs, no quotes at all, UTF-8. */
    UNQUOTED(StandardCharsets.UTF_8, '\t', Layout.NO, '.', "yyyy-MM-dd", "\r\n"),
    /** Semicolons, quotes where they are needed, decimal commas, Windows-1252. */
    CP1252(Charset.forName("windows-1252"), ';', '"', ',', "dd/MM/yyyy", "\r\n"),
    /** Columns at their places, UTF-8. */
    FIXED(StandardCharsets.UTF_8, '\u001f', Layout.NO, '.', "yyyyMMdd", "\n");

    /** Columns of a sale, in their order. */
    enum Field {
        ID(12),
        SHOP(5),
        NAME(30),
        AMOUNT(12),
        UNITS(6),
        DAY(10),
        SEEN(19),
        STATE(6),
        ACTIVE(5),
        NOTE(30);

        private final int width;

        Field(int width) {
            this.width = width;
        }
    }

    final Charset charset;
    final char delimiter;
    final char quote;
    final char decimalSeparator;
    final String dateFormat;
    final String lineEnd;

    Writing(Charset charset, char delimiter, char quote, char decimalSeparator, String dateFormat, String lineEnd) {
        this.charset = charset;
        this.delimiter = delimiter;
        this.quote = quote;
        this.decimalSeparator = decimalSeparator;
        this.dateFormat = dateFormat;
        this.lineEnd = lineEnd;
    }

    boolean hasQuotes() {
        return quote != Layout.NO;
    }

    boolean isFixed() {
        return this == FIXED;
    }

    Contract contract() {
        return ContractBuilder.rx(
                        column("id", Kind.BIGINT).required(),
                        text("shop", 5).required().pattern("[A-Z]{2}[0-9]{3}"),
                        text("name", 120).required(),
                        decimal("amount", 8, 2).required().minimum("-99999.99").maximum("99999.99"),
                        column("units", Kind.INTEGER).required().minimum("0").maximum("1000"),
                        column("day", Kind.DATE)
                                .required()
                                .format(dateFormat)
                                .minimum("2024-01-01")
                                .maximum("2026-12-31"),
                        column("seen", Kind.TIMESTAMP).format("yyyy-MM-dd HH:mm:ss"),
                        text("state", 6).required().oneOf("NEW", "OPEN", "CLOSED"),
                        column("active", Kind.BOOLEAN).required(),
                        text("note", 120))
                .key("id")
                .dialect(dialect())
                .build();
    }

    private FileDialect dialect() {
        Layout layout = new Layout(quote, Layout.NO, Layout.NO, 0, isFixed() ? 0 : 1, null);
        return new FileDialect(
                charset.name(),
                delimiter,
                decimalSeparator,
                "UTC",
                Compression.NONE,
                layout,
                List.of(),
                null,
                slices(),
                null);
    }

    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        int start = 1;
        for (Field field : isFixed() ? Field.values() : new Field[0]) {
            slices.add(new Slice(start, field.width));
            start += field.width;
        }
        return slices;
    }

    /** The header with its line end, or nothing. */
    String header() {
        return isFixed()
                ? ""
                : String.join(
                                String.valueOf(delimiter),
                                List.of(
                                        "id", "shop", "name", "amount", "units", "day", "seen", "state", "active",
                                        "note"))
                        + lineEnd;
    }

    /** A value as it stands in the file. */
    String cell(Field field, String value) {
        if (isFixed()) {
            return value + " ".repeat(Math.max(0, field.width - value.codePointCount(0, value.length())));
        }
        boolean isText = switch (field) {
            case SHOP, NAME, STATE, NOTE -> true;
            case ID, AMOUNT, UNITS, DAY, SEEN, ACTIVE -> false;
        };
        boolean needsQuotes = value.indexOf(delimiter) >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
        return hasQuotes() && (needsQuotes || (isText && this == QUOTED))
                ? quote + value.replace("\"", "\"\"") + quote
                : value;
    }

    /** A record without its line end. */
    String line(List<String> cells) {
        return String.join(isFixed() ? "" : String.valueOf(delimiter), cells);
    }

    /** A byte that no character has in this encoding. */
    byte wrongByte() {
        return charset.equals(StandardCharsets.UTF_8) ? (byte) 0xFF : (byte) 0x81;
    }
}
