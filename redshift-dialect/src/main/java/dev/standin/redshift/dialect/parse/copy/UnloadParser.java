package dev.standin.redshift.dialect.parse.copy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.CopySource.Compression;
import dev.standin.redshift.dialect.tree.CopySource.Format;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.UnloadTarget;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** UNLOAD to S3, with an exact set of options. Source: r_UNLOAD.html. */
public final class UnloadParser {
    private static final Set<String> FLAGS = Set.of("header", "addquotes", "escape", "allowoverwrite");
    private static final List<String> NOT_PARQUET = List.of("delimiter", "addquotes", "escape", "null", "header");
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1 << 20);
    private static final BigDecimal LEAST = BigDecimal.valueOf(5).multiply(MEGABYTE);
    private static final BigDecimal MOST = new BigDecimal("6.2").multiply(BigDecimal.valueOf(1 << 30));
    private final Tokens in;
    private final Function<String, Statement> statements;
    private final CopyTexts texts;
    private final Map<String, String> options = new HashMap<>();
    private Compression compression = Compression.NONE;
    private Format format = Format.DELIMITED;
    private List<String> partition = List.of();
    private BigDecimal largest = MOST;

    /** Reads from here, and the statement within the text by what is given. */
    public UnloadParser(Tokens in, Function<String, Statement> statements) {
        this.in = in;
        this.statements = statements;
        texts = new CopyTexts(in);
    }

    /** Takes the statement. */
    public Statement.Unload read() {
        in.expect("unload", "(");
        Query query = query(in.string());
        in.expect(")", "to");
        String url = texts.url("UNLOAD TO");
        String role = texts.role();
        while (in.peek().kind() != Token.Kind.END) {
            option(in.next());
        }
        UnloadTarget target = new UnloadTarget(url, role, format, compression, partition, options, largest.longValue());
        check(target);
        return new Statement.Unload(query, target);
    }

    private Query query(String text) {
        for (Token token : Lexer.tokens(text)) {
            if (token.kind() == Token.Kind.PARAMETER) {
                throw new SqlError("syntax error at or near \":\"");
            }
        }
        if (!(statements.apply(text) instanceof Statement.Select(Query query))) {
            throw new SqlError("UNLOAD of something else than a query");
        }
        if (query.limit() != null) {
            throw new SqlError("Limit clause is not supported");
        }
        return query;
    }

    private void option(Token token) {
        String name = token.name();
        if (FLAGS.contains(name)) {
            options.put(name, "");
            return;
        }
        switch (name) {
            case "format" -> {
                in.takes("as");
                format(in.next());
            }
            case "csv", "parquet" -> format(token);
            case "manifest" -> {
                options.put(name, "");
                if (in.sees("verbose")) {
                    throw texts.unknown("UNLOAD MANIFEST", in.next());
                }
            }
            case "gzip" -> compression = Compression.GZIP;
            case "zstd" -> compression = Compression.ZSTD;
            case "null" -> options.put(name, texts.nullText("UNLOAD"));
            case "delimiter" -> options.put(name, texts.character(name));
            case "region" -> options.put(name, texts.after());
            case "parallel" -> parallel();
            case "maxfilesize" -> largest = size();
            case "partition" -> partition();
            default -> throw texts.unknown("UNLOAD", token);
        }
    }

    private void format(Token token) {
        format = switch (token.name()) {
            case "csv" -> Format.CSV;
            case "parquet" -> Format.PARQUET;
            default -> throw texts.unknown("UNLOAD FORMAT", token);
        };
    }

    private void parallel() {
        if (in.takes("off") || in.takes("false")) {
            options.put("serial", "");
        } else {
            boolean _ = in.takes("on") || in.takes("true");
        }
    }

    private BigDecimal size() {
        in.takes("as");
        if (in.peek().kind() != Token.Kind.NUMBER) {
            throw in.unexpected("a size");
        }
        BigDecimal size = new BigDecimal(in.next().text()).multiply(MEGABYTE);
        if (in.takes("gb")) {
            size = size.multiply(BigDecimal.valueOf(1024));
        } else {
            in.takes("mb");
        }
        if (size.compareTo(LEAST) < 0 || size.compareTo(MOST) > 0) {
            throw new SqlError("MAXFILESIZE must be between 5 MB and 6.2 GB");
        }
        return size;
    }

    private void partition() {
        in.expect("by");
        partition = in.names();
        if (in.takes("include")) {
            options.put("include", "");
        }
    }

    /** What cannot go together, by the page, and what is not known to go together. */
    private static void check(UnloadTarget target) {
        if (target.format() == Format.PARQUET) {
            for (String option : NOT_PARQUET) {
                if (target.has(option)) {
                    throw conflict(option, "PARQUET");
                }
            }
            if (target.compression() != Compression.NONE) {
                throw conflict(target.compression().name(), "PARQUET");
            }
            return;
        }
        if (target.format() == Format.CSV && target.has("addquotes")) {
            throw conflict("addquotes", "CSV");
        }
        if (target.format() == Format.CSV && target.has("escape")) {
            throw new Refusal("UNLOAD of CSV with ESCAPE");
        }
        if (!target.partition().isEmpty()) {
            throw new Refusal("UNLOAD PARTITION BY without PARQUET");
        }
    }

    private static SqlError conflict(String option, String format) {
        return new SqlError(option.toUpperCase(Locale.ROOT) + " is not supported for UNLOAD to " + format);
    }
}
