package dev.larder.cli.rejects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How the files of a feed are written, each with a limit of its own; every file has a day, a name and a number. */
enum Dialect {
    QUOTED("5", ""),
    WINDOWS("\"2.5 %\"", """
              - {property: delimiter, value: ";"}
              - {property: quote, value: none}
              - {property: encoding, value: windows-1252}
            """),
    FIXED("\"4 %\"", "  - {property: format, value: fixedWidth}\n"),
    LINES("3", """
              - {property: format, value: jsonLines}
              - {property: compression, value: gzip}
            """);

    private static final int NAME = 12;
    private static final int NUMBER = 6;

    private final String limit;
    private final String properties;

    Dialect(String limit, String properties) {
        this.limit = limit;
        this.properties = properties.indent(2).replaceAll("(?m)^ {2,}", "  ");
    }

    /** What is wrong with a record. */
    enum Damage {
        NUMBER,
        LENGTH,
        DATE,
        SHAPE,
        EMPTY,
        BYTE
    }

    String feed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many of so many records may be bad. */
    int limit(int records) {
        return switch (this) {
            case QUOTED -> 5;
            case WINDOWS -> records * 25 / 1_000;
            case FIXED -> records * 4 / 100;
            case LINES -> 3;
        };
    }

    String contract(String coverage) {
        boolean fixed = this == FIXED;
        return """
            apiVersion: v3.1.0
            kind: DataContract
            id: acme-%1$s
            version: 1.0.0
            status: active
            customProperties:
              - {property: supplier, value: acme}
              - {property: feed, value: %1$s}
              - {property: owner, value: lab}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: '%1$s_.*'}
              - {property: coverage, value: %7$s}
            %8$s  - {property: period, value: {column: day, unit: day}}
              - {property: badRows, value: %2$s}
            %3$sschema:
              - name: %1$s
                properties:
                  - name: day
                    logicalType: date
                    required: true
            %4$s      - name: name
                    logicalType: string
                    physicalType: varchar(8)
            %5$s      - name: number
                    logicalType: integer
                    physicalType: integer
                    required: true
            %6$s""".formatted(
                        feed(),
                        limit,
                        properties,
                        fixed ? place(1, 10) : "",
                        fixed ? place(11, NAME) : "",
                        fixed ? place(23, NUMBER) : "",
                        coverage,
                        coverage.equals("append") ? "  - {property: redelivery, value: replaces}\n" : "");
    }

    private static String place(int start, int width) {
        return "        customProperties: [{property: start, value: %d}, {property: width, value: %d}]\n"
                .formatted(start, width);
    }

    String header() {
        return switch (this) {
            case QUOTED -> "day,name,number";
            case WINDOWS -> "day;name;number";
            case FIXED, LINES -> "";
        };
    }

    byte[] record(String day, String name, String number) {
        return encoded(text(day, name, number));
    }

    private String text(String day, String name, String number) {
        return switch (this) {
            case QUOTED -> day + ",\"" + name.replace("\"", "\"\"") + "\"," + number;
            case WINDOWS -> day + ";" + name.replace(';', ':') + ";" + number;
            case FIXED -> day + padded(name, NAME) + padded(number, NUMBER);
            case LINES ->
                "{\"number\": %s, \"day\": \"%s\", \"name\": \"%s\"}"
                        .formatted(number, day, name.replace("\"", "\\\""));
        };
    }

    /** The name as the file means it. */
    String meant(String name) {
        return this == WINDOWS ? name.replace(';', ':') : name;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    byte[] damaged(Damage damage, String day, String name, int number) {
        String right = String.valueOf(number);
        return switch (damage) {
            case NUMBER -> record(day, name, this == LINES ? "\"" + right + "x\"" : right + "x");
            case LENGTH -> record(day, "longer Ö.ö", right);
            case DATE -> record("2026-02-31", name, right);
            case SHAPE -> encoded(text(day, name, right) + (this == QUOTED ? "," : this == WINDOWS ? ";\"" : "!"));
            case EMPTY -> new byte[0];
            case BYTE -> withWrongByte(record(day, "?", right));
        };
    }

    private byte[] withWrongByte(byte[] record) {
        for (int i = 0; i < record.length; i++) {
            if (record[i] == '?') {
                record[i] = (byte) 0x81;
            }
        }
        return record;
    }

    byte[] encoded(String text) {
        return text.getBytes(charset());
    }

    /** The record as people read it: what is no character is U+FFFD. */
    String decoded(byte[] record) {
        return new String(record, charset()).replace('\u0081', '\ufffd');
    }

    private Charset charset() {
        return this == WINDOWS ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    }

    byte[] packed(byte[] file) {
        if (this != LINES) {
            return file;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
