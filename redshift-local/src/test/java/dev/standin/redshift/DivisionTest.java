package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.load.LakeFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Decimals divided by decimals, against BigDecimal. {@code -Dlarder.division.seed=N} repeats a run. Source: r_numeric_computations201.html.
 */
class DivisionTest {
    private static final int TYPES = 100;
    private static final int PAIRS = 1000;
    private final Path folder;
    private final LakeFolder lake;
    private final Warehouse warehouse;
    private final Session session;
    private int answered;
    private int open;
    private int openWhenRounded;

    DivisionTest(@TempDir Path folder) {
        this.folder = folder;
        lake = new LakeFolder(folder.resolve("lake"));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        session = warehouse.database("dev").session("admin", Map.of());
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    private record Pair(BigDecimal a, BigDecimal b) {
        BigDecimal quotient(int scale, RoundingMode mode) {
            return a.divide(b, scale, mode);
        }

        boolean isOpen(int scale) {
            return quotient(scale, RoundingMode.DOWN).compareTo(quotient(scale, RoundingMode.HALF_UP)) != 0;
        }

        boolean isOpen(int scale, int places) {
            return rounded(scale, places, RoundingMode.DOWN).compareTo(rounded(scale, places, RoundingMode.HALF_UP))
                    != 0;
        }

        BigDecimal rounded(int scale, int places, RoundingMode mode) {
            return quotient(scale, mode).setScale(places, RoundingMode.HALF_UP);
        }
    }

    @Test
    void a_quotient_is_exact_and_a_row_whose_last_digit_is_open_is_refused() throws Exception {
        long seed = Long.getLong("larder.division.seed", System.nanoTime());
        System.out.println("divisions: seed " + seed + ", folder " + folder.getFileName());
        Random random = new Random(seed);
        for (int i = 0; i < TYPES; i++) {
            divide("t" + i, type(random), type(random), random);
        }
        int all = TYPES * PAIRS;
        System.out.printf(
                "divisions: %d pairs, %d answered, %d with an open last digit (%.1f %%), %d of them open when rounded"
                        + " (%.3f %%)%n",
                all, answered, open, 100.0 * open / all, openWhenRounded, 100.0 * openWhenRounded / all);
        assertThat(answered).isGreaterThan(all / 3);
        assertThat(openWhenRounded).isLessThan(open / 3);
    }

    private static Type type(Random random) {
        int precision = 1 + random.nextInt(random.nextBoolean() ? 12 : 38);
        return Type.decimal(precision, random.nextInt(Math.min(precision, 18) + 1));
    }

    /** The rule as it stands on the page. */
    private static Type quotient(Type a, Type b) {
        int scale = Math.max(4, a.scale() + b.size() - b.scale() + 1);
        int precision = a.size() - a.scale() + b.scale() + scale;
        return precision > 38 ? Type.decimal(38, Math.max(38 + scale - precision, 4)) : Type.decimal(precision, scale);
    }

    private void divide(String table, Type a, Type b, Random random) throws IOException {
        Type type = quotient(a, b);
        int places = random.nextInt(type.scale());
        List<Pair> pairs = pairs(a, b, type, random);
        load(table, a, b, pairs, places);

        Result plain = execute("select id, a / b from " + table + " where not plain_open order by id");
        assertThat(plain.columns().getLast().type()).isEqualTo(type);
        assertThat(rows(plain))
                .isEqualTo(
                        expected(pairs, p -> p.isOpen(type.scale()), p -> p.quotient(type.scale(), RoundingMode.DOWN)));
        Result rounded = execute(
                "select id, round(a / b, " + places + ") from " + table + " where not rounded_open order by id");
        assertThat(rows(rounded))
                .isEqualTo(expected(
                        pairs,
                        p -> p.isOpen(type.scale(), places),
                        p -> p.rounded(type.scale(), places, RoundingMode.DOWN)));
        answered += plain.rows().size();
        refused(table, pairs, type.scale(), places);
    }

    private void refused(String table, List<Pair> pairs, int scale, int places) {
        int tried = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            if (pair.isOpen(scale)) {
                open++;
                if (tried++ < 2) {
                    assertRefused("select a / b from " + table + " where id = " + i, "the last digit of a / b");
                }
            }
            if (pair.isOpen(scale, places)) {
                openWhenRounded++;
                assertRefused(
                        "select round(a / b, " + places + ") from " + table + " where id = " + i, "the last digit");
            }
        }
    }

    private void assertRefused(String sql, String part) {
        assertThatThrownBy(() -> execute(sql))
                .as(sql)
                .hasMessageStartingWith("Not supported by the local Redshift: ")
                .hasMessageContaining(part);
    }

    private static List<Pair> pairs(Type a, Type b, Type quotient, Random random) {
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < PAIRS) {
            Pair pair = new Pair(value(a, random), value(b, random));
            if (pair.b().signum() != 0 && fits(pair, quotient)) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** The dividend, brought to the scale of the result, and the result have at most 38 digits: anything else is an overflow. */
    private static boolean fits(Pair pair, Type quotient) {
        int shift = quotient.scale() - pair.a().scale() + pair.b().scale();
        int dividend = pair.a().unscaledValue().abs().toString().length() + Math.max(shift, 0);
        int divisor = pair.b().unscaledValue().abs().toString().length() - Math.min(shift, 0);
        return dividend <= 38
                && divisor <= 38
                && pair.quotient(quotient.scale(), RoundingMode.UP).precision() <= quotient.size();
    }

    /** Of any number of digits, so that small values are as frequent as large ones; the largest of 19 do not fit in 64 bits. */
    private static BigDecimal value(Type type, Random random) {
        int digits = 1 + random.nextInt(type.size() == 19 ? 18 : type.size());
        BigInteger unscaled = new BigInteger(130, random).mod(BigInteger.TEN.pow(digits));
        return new BigDecimal(random.nextInt(4) == 0 ? unscaled.negate() : unscaled, type.scale());
    }

    private void load(String table, Type a, Type b, List<Pair> pairs, int places) throws IOException {
        int scale = quotient(a, b).scale();
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            file.append(i + "," + pair.a().toPlainString() + "," + pair.b().toPlainString() + "," + pair.isOpen(scale)
                    + "," + pair.isOpen(scale, places) + "\n");
        }
        lake.with("in/" + table, file.toString().getBytes(StandardCharsets.UTF_8));
        execute("create table " + table + " (id integer, a " + a.declared() + ", b " + b.declared()
                + ", plain_open boolean, rounded_open boolean)");
        execute("copy " + table + " from 's3://lake/in/" + table + "' iam_role default format as csv");
    }

    private static List<String> expected(
            List<Pair> pairs,
            java.util.function.Predicate<Pair> isOpen,
            java.util.function.Function<Pair, BigDecimal> value) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (!isOpen.test(pairs.get(i))) {
                rows.add(i + " " + value.apply(pairs.get(i)).toPlainString());
            }
        }
        return rows;
    }

    private static List<String> rows(Result result) {
        return result.rows().stream().map(row -> row.get(0) + " " + row.get(1)).toList();
    }

    private Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }
}
