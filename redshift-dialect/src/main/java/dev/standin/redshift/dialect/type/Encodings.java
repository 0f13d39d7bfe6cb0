package dev.standin.redshift.dialect.type;

import dev.standin.redshift.dialect.SqlError;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which compression encoding accepts which types. Source: "Compression encodings" (c_Compression_encodings.html). */
public final class Encodings {
    private static final Set<Type.Kind> ALL = EnumSet.allOf(Type.Kind.class);
    private static final Set<Type.Kind> WHOLE =
            EnumSet.of(Type.Kind.SMALLINT, Type.Kind.INTEGER, Type.Kind.BIGINT, Type.Kind.DECIMAL);
    private static final Set<Type.Kind> STEPS = EnumSet.of(
            Type.Kind.SMALLINT,
            Type.Kind.INTEGER,
            Type.Kind.BIGINT,
            Type.Kind.DECIMAL,
            Type.Kind.DATE,
            Type.Kind.TIMESTAMP);
    private static final Set<Type.Kind> VARCHAR = EnumSet.of(Type.Kind.VARCHAR);
    private static final Map<String, Set<Type.Kind>> TYPES = Map.ofEntries(
            Map.entry("raw", ALL),
            Map.entry("zstd", ALL),
            Map.entry("runlength", ALL),
            Map.entry("bytedict", without(ALL, Type.Kind.BOOLEAN)),
            Map.entry("lzo", without(without(without(ALL, Type.Kind.BOOLEAN), Type.Kind.DOUBLE), Type.Kind.REAL)),
            Map.entry("az64", with(STEPS, Type.Kind.TIMESTAMPTZ)),
            Map.entry("delta", STEPS),
            Map.entry("delta32k", without(STEPS, Type.Kind.SMALLINT)),
            Map.entry("mostly8", WHOLE),
            Map.entry("mostly16", without(WHOLE, Type.Kind.SMALLINT)),
            Map.entry("mostly32", EnumSet.of(Type.Kind.BIGINT, Type.Kind.DECIMAL)),
            Map.entry("text255", VARCHAR),
            Map.entry("text32k", VARCHAR));

    private Encodings() {}

    /** Objects to an unknown encoding, or one not for this type. */
    public static void check(String encoding, Type type) {
        Set<Type.Kind> types = TYPES.get(encoding);
        if (types == null) {
            throw new SqlError("invalid encoding type \"" + encoding + "\"");
        }
        if (!types.contains(type.kind())) {
            throw new SqlError(
                    "invalid encoding type specified for a column of type " + type.shown() + ": " + encoding);
        }
    }

    private static Set<Type.Kind> without(Set<Type.Kind> types, Type.Kind kind) {
        EnumSet<Type.Kind> rest = EnumSet.copyOf(types);
        rest.remove(kind);
        return rest;
    }

    private static Set<Type.Kind> with(Set<Type.Kind> types, Type.Kind kind) {
        EnumSet<Type.Kind> more = EnumSet.copyOf(types);
        more.add(kind);
        return more;
    }
}
