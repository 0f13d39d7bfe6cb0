package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads type names as Redshift knows them, with Redshift's defaults if no size is given. */
public final class TypeParser {
    private static final int DEFAULT_TEXT = 256;
    private static final int LONGEST_CHAR = 4096;
    private static final Map<String, Function<Tokens, Type>> TYPES = Map.ofEntries(
            Map.entry("boolean", in -> Type.BOOLEAN),
            Map.entry("bool", in -> Type.BOOLEAN),
            Map.entry("smallint", in -> Type.SMALLINT),
            Map.entry("int2", in -> Type.SMALLINT),
            Map.entry("integer", in -> Type.INTEGER),
            Map.entry("int", in -> Type.INTEGER),
            Map.entry("int4", in -> Type.INTEGER),
            Map.entry("bigint", in -> Type.BIGINT),
            Map.entry("int8", in -> Type.BIGINT),
            Map.entry("decimal", TypeParser::decimal),
            Map.entry("numeric", TypeParser::decimal),
            Map.entry("real", in -> Type.REAL),
            Map.entry("float4", in -> Type.REAL),
            Map.entry("float8", in -> Type.DOUBLE),
            Map.entry("float", TypeParser::floating),
            Map.entry("double", TypeParser::doublePrecision),
            Map.entry("varchar", TypeParser::varchar),
            Map.entry("nvarchar", TypeParser::varchar),
            Map.entry("text", in -> Type.varchar(DEFAULT_TEXT)),
            Map.entry("char", TypeParser::character),
            Map.entry("nchar", TypeParser::character),
            Map.entry("character", in -> in.takes("varying") ? varchar(in) : character(in)),
            Map.entry("date", in -> Type.DATE),
            Map.entry("timestamp", TypeParser::timestamp),
            Map.entry("timestamptz", in -> Type.TIMESTAMPTZ),
            Map.entry("super", in -> Type.SUPER));

    private TypeParser() {}

    /** Reads a type; refuses at its first word what is not a type, or not one of this size. */
    static Type read(Tokens in) {
        int start = in.offset();
        try {
            Type type = named(in);
            if (in.peek().is("(") || in.peek().is("[")) {
                throw in.unexpected("no size after " + type.shown());
            }
            return type;
        } catch (Objection objection) {
            throw objection.at(start);
        }
    }

    private static Type named(Tokens in) {
        Token first = in.peek();
        Function<Tokens, Type> type = isType(first) ? TYPES.get(first.name()) : null;
        if (type == null) {
            String construct = "the type " + (first.kind() == Token.Kind.WORD ? first.name() : first.shown());
            Refusal refusal = new Refusal(construct);
            throw refusal.told(refusal.sentence(), first.name(), List.copyOf(TYPES.keySet()));
        }
        in.next();
        return type.apply(in);
    }

    /** Reads the type of a cast, in which a VARCHAR without a size is as long as its value. */
    static Type inExpression(Tokens in) {
        Token first = in.peek();
        boolean varying = first.is("character") && in.peek(1).is("varying");
        boolean sized = in.peek(varying ? 2 : 1).is("(");
        boolean varchar = varying || first.is("varchar") || first.is("nvarchar") || first.is("text");
        if (!varchar || sized) {
            return read(in);
        }
        read(in);
        return first.is("text") ? Type.TEXT : Type.UNSIZED;
    }

    /** Whether a word begins a type. */
    public static boolean isType(Token word) {
        return word.kind() == Token.Kind.WORD && TYPES.containsKey(word.name());
    }

    /** The words with which a type may begin. */
    public static Set<String> names() {
        return TYPES.keySet();
    }

    private static Type doublePrecision(Tokens in) {
        in.expect("precision");
        return Type.DOUBLE;
    }

    private static Type varchar(Tokens in) {
        return Type.varchar(bytes(in, DEFAULT_TEXT, Type.LONGEST));
    }

    private static Type character(Tokens in) {
        return Type.character(bytes(in, 1, LONGEST_CHAR));
    }

    private static Type decimal(Tokens in) {
        if (!in.takes("(")) {
            return Type.decimal(18, 0);
        }
        int precision = in.integer();
        int scale = in.takes(",") ? in.integer() : 0;
        in.expect(")");
        if (precision < 1 || precision > 38 || scale > precision || scale > 37) {
            throw new SqlError("DECIMAL(" + precision + "," + scale
                    + "): precision must be 1 to 38 and scale 0 to 37, not above it");
        }
        return Type.decimal(precision, scale);
    }

    private static Type floating(Tokens in) {
        if (!in.takes("(")) {
            return Type.DOUBLE;
        }
        int bits = in.integer();
        in.expect(")");
        return bits <= 24 ? Type.REAL : Type.DOUBLE;
    }

    private static int bytes(Tokens in, int otherwise, int longest) {
        if (!in.takes("(")) {
            return otherwise;
        }
        int bytes = in.takes("max") ? longest : in.integer();
        in.expect(")");
        if (bytes < 1 || bytes > longest) {
            throw new SqlError("length for type must be between 1 and " + longest + ", found " + bytes);
        }
        return bytes;
    }

    private static Type timestamp(Tokens in) {
        if (in.takes("with", "time", "zone")) {
            return Type.TIMESTAMPTZ;
        }
        if (in.takes("without")) {
            in.expect("time", "zone");
        }
        return Type.TIMESTAMP;
    }
}
