package dev.standin.redshift.dialect.parse.copy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.dialect.tree.CopySource.Compression;
import dev.standin.redshift.dialect.tree.CopySource.Format;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** COPY from S3, with an exact set of options. Sources: r_COPY.html and its pages of parameters. */
public final class CopyParser {
    /** What is given without a text. */
    private static final Set<String> FLAGS = Set.of(
            "truncatecolumns",
            "emptyasnull",
            "blanksasnull",
            "trimblanks",
            "ignoreblanklines",
            "fillrecord",
            "roundec",
            "escape",
            "removequotes");

    private static final Set<String> TIME_FORMATS =
            Set.of("YYYY-MM-DD HH:MI:SS", "auto", "epochsecs", "epochmillisecs");

    private static final int MOST_ERRORS = 100_000;
    private final Tokens in;
    private final CopyTexts texts;
    private final Map<String, String> options = new HashMap<>();
    private Compression compression = Compression.NONE;
    private boolean manifest;
    private Format format = Format.DELIMITED;

    /** Reads from here. */
    public CopyParser(Tokens in) {
        this.in = in;
        texts = new CopyTexts(in);
    }

    /** Takes the statement. */
    public Statement.Copy read() {
        in.expect("copy");
        TableName table = in.tableName();
        List<String> columns = in.peek().is("(") ? in.names() : List.of();
        in.expect("from");
        String url = texts.url("COPY FROM");
        String role = texts.role();
        while (in.peek().kind() != Token.Kind.END) {
            option(in.next());
        }
        CopySource source = new CopySource(url, role, manifest, compression, format, options);
        CopyConflicts.check(source);
        return new Statement.Copy(table, columns, source);
    }

    private void option(Token token) {
        String name = token.name();
        if (FLAGS.contains(name)) {
            options.put(name, "");
            return;
        }
        switch (name) {
            case "manifest" -> manifest = true;
            case "format" -> {
                in.takes("as");
                format(in.next());
            }
            case "csv", "json", "parquet" -> format(token);
            case "gzip" -> compression = Compression.GZIP;
            case "zstd" -> compression = Compression.ZSTD;
            case "null" -> nullText();
            case "delimiter" -> options.put(name, texts.character(name));
            case "quote" -> options.put(name, texts.character(name));
            case "acceptinvchars" -> options.put(name, replacement());
            case "ignoreheader" -> options.put("header", String.valueOf(number()));
            case "maxerror" -> options.put(name, String.valueOf(most()));
            case "comprows" -> number();
            case "dateformat" -> dateFormat();
            case "timeformat" -> timeFormat();
            case "encoding" -> encoding();
            case "statupdate", "compupdate" -> {
                texts.onOrOff(name.equals("compupdate"));
                options.put(name, "");
            }
            case "region" -> options.put(name, texts.after());
            default -> throw texts.unknown("COPY", token);
        }
    }

    private void format(Token token) {
        switch (token.name()) {
            case "csv" -> format = Format.CSV;
            case "parquet" -> format = Format.PARQUET;
            case "json" -> {
                format = Format.JSON;
                in.takes("as");
                options.put("json", in.peek().kind() == Token.Kind.STRING ? json(in.string()) : "auto");
            }
            default -> throw texts.unknown("COPY FORMAT", token);
        }
    }

    private static String json(String option) {
        if (!option.equals("auto") && !option.equals("auto ignorecase")) {
            throw new Refusal("COPY of JSON with '" + option + "'; 'auto' and 'auto ignorecase' are supported");
        }
        return option;
    }

    /** EMPTYASNULL and NULL AS '' are the same. Source: copy-parameters-data-conversion.html. */
    private void nullText() {
        String text = texts.nullText("COPY");
        options.put(text.isEmpty() ? "emptyasnull" : "null", text);
    }

    private String replacement() {
        in.takes("as");
        return in.peek().kind() == Token.Kind.STRING ? texts.one("acceptinvchars", in.string()) : "?";
    }

    private int number() {
        in.takes("as");
        return in.integer();
    }

    private int most() {
        int most = number();
        if (most > MOST_ERRORS) {
            throw new SqlError("Invalid value specified for maxerror; it must be between 0 and 100000");
        }
        return most;
    }

    private void encoding() {
        String encoding = in.takes("as") || in.peek().kind() != Token.Kind.STRING
                ? in.next().name()
                : in.string();
        if (!encoding.equals("utf8")) {
            throw new Refusal("COPY ENCODING " + encoding);
        }
    }

    /** {@code 'auto'} is recognised only in lower case. Source: copy-parameters-data-conversion.html. */
    private void dateFormat() {
        String written = texts.after();
        String separators =
                written.replaceFirst("YYYY", "").replaceFirst("MON|MM", "").replaceFirst("DD", "");
        boolean known = written.contains("YYYY")
                && written.matches(".*(MON|MM).*")
                && written.contains("DD")
                && separators.matches("[-/. ]*");
        if (!known && !written.equals("auto")) {
            throw new Refusal("the DATEFORMAT '" + written + "'; YYYY, MM or MON, DD and separators, or auto");
        }
        options.put("dateformat", written);
    }

    private void timeFormat() {
        String written = texts.after();
        if (!TIME_FORMATS.contains(written)) {
            throw new Refusal("the TIMEFORMAT '" + written
                    + "'; YYYY-MM-DD HH:MI:SS, auto, epochsecs and epochmillisecs are supported");
        }
        options.put("timeformat", written);
    }
}
