package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Column;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records in the lake hold sums of these hashes, so a release that computes others would see every period changed. */
class RowHashTest {
    private static final BigInteger TWO_64 = BigInteger.TWO.pow(64);
    private static final long K0 = 0xa0761d6478bd642fL;
    private static final long K1 = 0xe7037ed1a0b428dbL;
    private static final long K2 = 0x8ebc6af09c88c6e3L;

    @Test
    void a_row_has_the_hash_that_records_hold() {
        List<Column> columns =
                List.of(text("npi", 10).build(), decimal("trx", 8, 2).build());

        assertThat(hex(columns, "123,1234.50,")).isEqualTo("7d51d90059eea33f");
    }

    @Test
    void bytes_of_any_length_are_hashed_as_a_long_calculation_says() {
        Random random = new Random(4);
        for (int length = 0; length <= 100; length++) {
            byte[] bytes = new byte[length + 20];
            random.nextBytes(bytes);
            long seed = random.nextLong();
            int from = random.nextInt(10);

            assertThat(RowHash.of(bytes, from, from + length, seed))
                    .isEqualTo(slow(Arrays.copyOfRange(bytes, from, from + length), seed));
        }
    }

    @Test
    void names_and_types_of_the_columns_are_part_of_the_hash() {
        Set<String> hashes = new HashSet<>();
        for (Column column : List.of(
                text("a", 1).build(),
                text("a", 2).build(),
                text("b", 1).build(),
                decimal("a", 1, 0).build())) {
            hashes.add(hex(List.of(column), "1,"));
        }

        assertThat(hashes).hasSize(4);
        String described = "a varchar(1)\n";
        assertThat(new RowHash(List.of(text("a", 1).build())).of(new byte[0], 0, 0))
                .isEqualTo(slow(new byte[0], slow(described.getBytes(StandardCharsets.UTF_8), K2)));
    }

    private static String hex(List<Column> columns, String row) {
        byte[] bytes = ("xx" + row + "yy").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().toHexDigits(new RowHash(columns).of(bytes, 2, bytes.length - 2));
    }

    private static long slow(byte[] bytes, long seed) {
        ByteBuffer words = ByteBuffer.allocate(bytes.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes)
                .rewind();
        long hash = seed ^ K0;
        int left = bytes.length;
        for (; left >= 16; left -= 16) {
            long first = words.getLong();
            hash = fold(first ^ K1, words.getLong() ^ hash);
        }
        if (left >= 8) {
            hash = fold(words.getLong() ^ K1, hash ^ K2);
        }
        // Behind the last byte there are zeros.
        hash = fold(words.getLong() ^ K1, hash ^ K2) ^ (bytes.length * K0);
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** The upper half of the product of 128 bits, exclusive-or the lower one. */
    private static long fold(long a, long b) {
        BigInteger product = unsigned(a).multiply(unsigned(b));
        return product.shiftRight(64).longValue() ^ product.longValue();
    }

    private static BigInteger unsigned(long number) {
        return BigInteger.valueOf(number).mod(TWO_64);
    }
}
