package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Bound;
import java.util.Map;

/** Hash functions, and functions of single characters. */
final class Hashes {
    private static final String SEED = "14695981039346656037::UHUGEINT";

    private Hashes() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("md5", (a, b) -> Bound.of("md5(" + a.between(1, 1).text(0).sql() + ")", Type.text(32, true)));
        for (String name : new String[] {"sha", "sha1", "func_sha1"}) {
            rules.put(name, (a, b) -> Bound.of("sha1(" + a.between(1, 1).text(0).sql() + ")", Type.text(40, true)));
        }
        rules.put("sha2", (a, b) -> sha2(a.between(2, 2)));
        rules.put("crc32", (a, b) -> crc32(a.between(1, 1).text(0)));
        rules.put("fnv_hash", (a, b) -> fnv(a.between(1, 2)));
        rules.put("initcap", (a, b) -> sized("initials", a.between(1, 1)));
        rules.put("reverse", (a, b) -> reverse(a.between(1, 1)));
        rules.put(
                "ascii",
                (a, b) -> Bound.of(
                        Macros.call("code_point", a.between(1, 1).text(0).sql()), Type.INTEGER));
        rules.put(
                "chr",
                (a, b) ->
                        Bound.of(Macros.call("ascii_character", a.between(1, 1).whole(0)), Type.text(4, false)));
        rules.put(
                "soundex",
                (a, b) ->
                        Bound.of(Macros.call("soundex", a.between(1, 1).text(0).sql()), Type.text(4, true)));
        rules.put("to_hex", (a, b) -> toHex(a.between(1, 1)));
    }

    /** Source: SHA2.html: 0 is 256, and a number of bits that is not one of the four makes an empty text. */
    private static Bound sha2(Arguments a) {
        Bound text = a.text(0);
        return switch (a.literalInteger(1)) {
            case 0, 256 -> Bound.of("sha256(" + text.sql() + ")", Type.text(128, true));
            case 224, 384, 512 ->
                Bound.of(
                        Macros.DIGEST + "(" + text.sql() + ", 'SHA-" + a.literalInteger(1) + "')",
                        Type.text(128, true));
            default -> Bound.of("CASE WHEN " + text.sql() + " IS NOT NULL THEN '' END", Type.text(128, true));
        };
    }

    /** CRC-32C, in eight digits. Source: crc32-function.html. */
    private static Bound crc32(Bound text) {
        return Bound.of(Macros.DIGEST + "(" + text.sql() + ", 'CRC-32C')", Type.text(8, true));
    }

    /** FNV-1a of the value's bytes, the lowest of an integer first. Source: r_FNV_HASH.html. */
    private static Bound fnv(Arguments a) {
        String seed = a.count() == 1 ? SEED : "CAST(" + signless(a.at(1)) + " AS UHUGEINT)";
        int bytes = switch (a.at(0).type().kind()) {
            case SMALLINT -> 2;
            case INTEGER -> 4;
            case BIGINT -> 8;
            case VARCHAR, UNKNOWN -> 0;
            case BOOLEAN, DECIMAL, REAL, DOUBLE, CHAR, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL ->
                throw new Refusal("fnv_hash of " + a.at(0).type().shown() + ", whose bytes no page tells");
        };
        String list = bytes == 0
                ? Macros.call("text_bytes", a.text(0).sql())
                : Macros.call("integer_bytes", "CAST(" + a.at(0).sql() + " AS BIGINT)", bytes);
        return Bound.of(Macros.call("fnv", list, seed), Type.BIGINT);
    }

    private static String signless(Bound seed) {
        if (!seed.type().isInteger()) {
            throw new Refusal("fnv_hash with a seed of " + seed.type().shown());
        }
        return "CAST(" + seed.sql() + " AS HUGEINT) + CASE WHEN " + seed.sql()
                + " < 0 THEN 18446744073709551616::HUGEINT ELSE 0 END";
    }

    private static Bound sized(String macro, Arguments a) {
        Bound text = a.text(0);
        return Bound.of(
                Macros.call(macro, text.sql()),
                Type.text(text.type().size(), text.type().trimmed()));
    }

    private static Bound reverse(Arguments a) {
        Bound text = a.text(0);
        return Bound.of(
                Macros.call("reversed", text.sql()), Type.text(text.type().size(), false));
    }

    private static Bound toHex(Arguments a) {
        Bound number = a.at(0);
        if (!number.type().isInteger()) {
            throw new Refusal("to_hex of " + number.type().shown());
        }
        return Bound.of("lower(to_hex(" + Macros.call("natural", number.sql()) + "))", Type.text(16, true));
    }
}
