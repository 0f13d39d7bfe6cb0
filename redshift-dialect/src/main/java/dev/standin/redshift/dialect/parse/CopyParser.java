package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** COPY of CSV from S3, with an exact set of options. */
final class CopyParser {
    /** The region of every bucket that is reached from here. */
    private final Tokens in;

    private final Map<String, String> options = new HashMap<>();
    private CopySource.Compression compression = CopySource.Compression.NONE;
    private boolean manifest;
    private boolean csv;

    CopyParser(Tokens in) {
        this.in = in;
    }

    Statement.Copy read() {
        in.expect("copy");
        TableName table = in.tableName();
        List<String> columns = in.peek().is("(") ? in.names() : List.of();
        in.expect("from");
        String url = in.string();
        if (!url.matches("s3://[^/]+/.+")) {
            throw new Refusal("COPY FROM '" + url + "'; only s3://bucket/key is read");
        }
        in.expect("iam_role");
        String role = in.takes("default") ? "default" : in.string();
        if (!role.equals("default") && !role.startsWith("arn:aws")) {
            throw new SqlError("iam_role must be an ARN or DEFAULT");
        }
        while (in.peek().kind() != Token.Kind.END) {
            option(in.next());
        }
        if (!csv) {
            throw new Refusal("COPY of anything but FORMAT AS CSV");
        }
        return new Statement.Copy(table, columns, new CopySource(url, role, manifest, compression, options));
    }

    private void option(Token token) {
        switch (token.name()) {
            case "manifest" -> manifest = true;
            case "format" -> {
                in.takes("as");
                in.expect("csv");
                csv = true;
            }
            case "csv" -> csv = true;
            case "gzip" -> compression = CopySource.Compression.GZIP;
            case "zstd" -> compression = CopySource.Compression.ZSTD;
            case "null" -> {
                in.takes("as");
                options.put("null", nullText(in.string()));
            }
            case "delimiter" -> {
                in.takes("as");
                options.put("delimiter", oneCharacter(in.string()));
            }
            case "ignoreheader" -> {
                in.takes("as");
                options.put("header", String.valueOf(in.integer()));
            }
            case "dateformat" -> format("dateformat", "YYYY-MM-DD");
            case "timeformat" -> format("timeformat", "YYYY-MM-DD HH:MI:SS");
            case "statupdate", "compupdate" -> {
                if (!in.takes("off") && !in.takes("on") && !in.takes("true") && !in.takes("false")) {
                    throw in.unexpected("on or off");
                }
            }
            case "region" -> {
                in.takes("as");
                options.put("region", in.string());
            }
            default -> throw new Refusal("the COPY option " + token.name().toUpperCase(Locale.ROOT));
        }
    }

    /** {@code 'auto'} is recognised only in lower case. Source: copy-parameters-data-conversion.html. */
    private void format(String option, String standard) {
        in.takes("as");
        String format = in.string();
        if (!format.equals(standard) && !format.equals("auto")) {
            throw new Refusal("the COPY format '" + format + "'; " + standard + " or auto is supported");
        }
        options.put(option, format);
    }

    /** The backslash is doubled in the statement, single in the file. */
    private static String nullText(String written) {
        String text = written.replace("\\\\", "\\");
        if (text.isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new Refusal("COPY NULL AS an empty text or a line end");
        }
        return text;
    }

    private static String oneCharacter(String delimiter) {
        if (delimiter.length() != 1
                || delimiter.charAt(0) > 126
                || delimiter.charAt(0) < 32
                || delimiter.equals("\"")) {
            throw new Refusal("the COPY delimiter '" + delimiter + "'");
        }
        return delimiter;
    }
}
