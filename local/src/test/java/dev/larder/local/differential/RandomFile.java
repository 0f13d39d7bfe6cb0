package dev.larder.local.differential;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of text columns {@code c0}, {@code c1}, ... in a random writing; every second one has pieces where they may not stand.
 *
 * @param text the file before it was encoded
 */
record RandomFile(Kind kind, FileDialect dialect, int columns, String text) {
    /** How values are told apart. */
    enum Kind {
        DELIMITED,
        FIXED,
        JSON
    }

    private static final String[] ENCODINGS = {
        "UTF-8", "UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "ISO-8859-15", "windows-1252", "IBM850"
    };
    private static final String[] PIECES = {
        "a",
        "7",
        "-1.50",
        " ",
        "  ",
        "é",
        "ß",
        "longer text",
        "NULL",
        "\\",
        "/",
        "#",
        "x=1",
        "'",
        "\"",
        ",",
        ";",
        "|",
        "\t"
    };
    private static final String[] OF_UTF = {"漢", "🙂", "\u00a0", "ﬁ"};

    byte[] bytes() {
        return text.getBytes(Charset.forName(dialect.encoding()));
    }

    List<String> names() {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
    }

    boolean isUtf() {
        return dialect.encoding().startsWith("UTF");
    }

    static RandomFile of(long seed) {
        Random random = new Random(seed);
        Kind kind = switch (random.nextInt(6)) {
            case 0 -> Kind.FIXED;
            case 1 -> Kind.JSON;
            default -> Kind.DELIMITED;
        };
        int columns = 2 + random.nextInt(4);
        String encoding = kind == Kind.JSON ? "UTF-8" : ENCODINGS[random.nextInt(ENCODINGS.length)];
        return switch (kind) {
            case DELIMITED -> delimited(random, encoding, columns);
            case FIXED -> fixed(random, encoding, columns);
            case JSON -> json(random, columns);
        };
    }

    private static RandomFile delimited(Random random, String encoding, int columns) {
        char delimiter = ",;|\t".charAt(random.nextInt(4));
        char quote = random.nextInt(4) == 0 ? Layout.NO : random.nextInt(5) == 0 ? '\'' : '"';
        char comment = random.nextInt(6) == 0 ? '#' : Layout.NO;
        String end = random.nextBoolean() ? "\n" : "\r\n";
        boolean hostile = random.nextInt(3) == 0;
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            text.append(column == 0 ? "" : delimiter).append('c').append(column);
        }
        int rows = 1 + random.nextInt(30);
        for (int row = 0; row < rows; row++) {
            text.append(end);
            for (int column = 0; column < columns; column++) {
                String value = value(random, encoding, quote != Layout.NO && random.nextInt(10) == 0 ? end : "");
                text.append(column == 0 ? "" : delimiter)
                        .append(
                                hostile && random.nextInt(12) == 0
                                        ? value
                                        : quoted(random, value, delimiter, quote, comment));
            }
        }
        text.append(random.nextBoolean() ? end : "");
        Layout layout = new Layout(quote, Layout.NO, comment, 0, 1, null);
        return new RandomFile(
                Kind.DELIMITED, dialect(encoding, delimiter, layout, List.of(), null), columns, text.toString());
    }

    private static String quoted(Random random, String value, char delimiter, char quote, char comment) {
        if (quote == Layout.NO) {
            return value.replace(delimiter, '_').replace("#", "_");
        }
        boolean needsQuotes = value.chars()
                .anyMatch(one -> one == delimiter || one == quote || one == '\n' || one == '\r' || one == comment);
        String doubled = value.replace(String.valueOf(quote), "" + quote + quote);
        return needsQuotes || random.nextInt(4) == 0 ? quote + doubled + quote : value;
    }

    private static String value(Random random, String encoding, String lineEnd) {
        StringBuilder value = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            boolean isAny = encoding.startsWith("UTF") && random.nextInt(8) == 0;
            value.append(isAny ? OF_UTF[random.nextInt(OF_UTF.length)] : PIECES[random.nextInt(PIECES.length)]);
        }
        return value.append(lineEnd)
                .append(lineEnd.isEmpty() ? "" : "z")
                .toString()
                .replace("\\N", "N");
    }

    private static RandomFile fixed(Random random, String encoding, int columns) {
        List<Slice> slices = new ArrayList<>();
        int start = 1;
        for (int column = 0; column < columns; column++) {
            int width = 1 + random.nextInt(12);
            slices.add(new Slice(start, width));
            start += width + (random.nextInt(4) == 0 ? 1 : 0);
        }
        int length = slices.getLast().end();
        String end = random.nextBoolean() ? "\n" : "\r\n";
        boolean hostile = random.nextInt(3) == 0;
        StringBuilder text = new StringBuilder();
        int rows = 1 + random.nextInt(30);
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            while (line.codePointCount(0, line.length()) < length) {
                line.append(value(random, encoding, "")).append(" ".repeat(random.nextInt(6)));
            }
            int until = line.offsetByCodePoints(0, hostile && random.nextInt(10) == 0 ? length - 1 : length);
            text.append(line, 0, until).append(row == rows - 1 && random.nextBoolean() ? "" : end);
        }
        Layout layout = new Layout(Layout.NO, Layout.NO, Layout.NO, 0, 0, null);
        return new RandomFile(Kind.FIXED, dialect(encoding, '\u001f', layout, slices, null), columns, text.toString());
    }

    private static RandomFile json(Random random, int columns) {
        boolean hostile = random.nextInt(3) == 0;
        StringBuilder text = new StringBuilder();
        int rows = 1 + random.nextInt(30);
        for (int row = 0; row < rows; row++) {
            text.append('{');
            String separator = "";
            for (int column = 0; column < columns; column++) {
                if (random.nextInt(8) > 0) {
                    text.append(separator)
                            .append(" \"c")
                            .append(column)
                            .append("\" : ")
                            .append(scalar(random, hostile));
                    separator = random.nextBoolean() ? "," : " ,";
                }
            }
            text.append(hostile && random.nextInt(15) == 0 ? "" : "}").append(random.nextBoolean() ? "\n" : "\r\n");
        }
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
        Layout layout = new Layout(Layout.NO, '\\', Layout.NO, 0, 0, null);
        return new RandomFile(
                Kind.JSON,
                dialect("UTF-8", '\u001f', layout, List.of(), new Keys(names, false)),
                columns,
                text.toString());
    }

    private static String scalar(Random random, boolean hostile) {
        return switch (random.nextInt(hostile ? 9 : 7)) {
            case 0 -> "null";
            case 1 -> Integer.toString(random.nextInt(2000) - 1000);
            // DuckDB reads a decimal as a double, and so loses zeros at its end.
            case 2 -> random.nextInt(100) + "." + random.nextInt(10) + (1 + random.nextInt(9));
            case 3 -> random.nextBoolean() ? "true" : "false";
            case 7 -> "[1]";
            case 8 -> "\"open";
            default -> '"' + escaped(random, value(random, "UTF-8", "")) + '"';
        };
    }

    private static String escaped(Random random, String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            switch (one) {
                case '"', '\\' -> escaped.append('\\').append(one);
                case '\t' -> escaped.append("\\t");
                default ->
                    escaped.append(
                            one > ' ' && random.nextInt(9) == 0 ? "\\u%04x".formatted((int) one) : String.valueOf(one));
            }
        }
        return escaped.append(random.nextInt(20) == 0 ? "\\n\\r" : "").toString();
    }

    private static FileDialect dialect(
            String encoding, char delimiter, Layout layout, List<Slice> slices, @Nullable Keys keys) {
        return new FileDialect(
                encoding, delimiter, '.', "UTC", Compression.NONE, layout, List.of(), null, slices, keys);
    }
}
