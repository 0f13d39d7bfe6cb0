package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.type.Type;

/** Type names as Redshift knows them, with Redshift's defaults where no size is given. */
public final class TypeParser {
    private static final int DEFAULT_TEXT = 256;

    private TypeParser() {}

    /** Reads a type. */
    public static Type read(Tokens in) {
        Token first = in.next();
        if (first.kind() != Token.Kind.WORD) {
            throw new Refusal("the type " + first.shown());
        }
        Type type = named(first.name(), in);
        if (in.peek().is("(") || in.peek().is("[")) {
            throw in.unexpected("no size after " + type.shown());
        }
        return type;
    }

    /** Reads the type of a cast: a VARCHAR without a size is as long as its value. */
    public static Type inExpression(Tokens in) {
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

    private static Type named(String name, Tokens in) {
        return switch (name) {
            case "boolean", "bool" -> Type.BOOLEAN;
            case "smallint", "int2" -> Type.SMALLINT;
            case "integer", "int", "int4" -> Type.INTEGER;
            case "bigint", "int8" -> Type.BIGINT;
            case "decimal", "numeric" -> decimal(in);
            case "real", "float4" -> Type.REAL;
            case "float8" -> Type.DOUBLE;
            case "float" -> floating(in);
            case "double" -> {
                in.expect("precision");
                yield Type.DOUBLE;
            }
            case "varchar", "nvarchar" -> Type.varchar(bytes(in, DEFAULT_TEXT, Type.LONGEST));
            case "text" -> Type.varchar(DEFAULT_TEXT);
            case "char", "nchar" -> Type.character(bytes(in, 1, 4096));
            case "character" -> in.takes("varying")
                    ? Type.varchar(bytes(in, DEFAULT_TEXT, Type.LONGEST))
                    : Type.character(bytes(in, 1, 4096));
            case "date" -> Type.DATE;
            case "timestamp" -> timestamp(in);
            case "timestamptz" -> Type.TIMESTAMPTZ;
            case "super" -> Type.SUPER;
            default -> throw new Refusal("the type " + name);
        };
    }

    private static Type decimal(Tokens in) {
        if (!in.takes("(")) {
            return Type.decimal(18, 0);
        }
        int precision = in.integer();
        int scale = in.takes(",") ? in.integer() : 0;
        in.expect(")");
        if (precision < 1 || precision > 38 || scale > precision || scale > 37) {
            throw new SqlError("DECIMAL(" + precision + "," + scale + "): precision must be 1 to 38 and scale 0 to 37, not above it");
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
