package dev.standin.aws.internal.s3.store;

import java.util.zip.Checksum;

/** CRC-64/NVME (polynomial 0xAD93D23594C93659, reflected, all ones in and out); not safe for use by many threads. */
final class Crc64Nvme implements Checksum {

    private static final long REFLECTED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final long[][] TABLES = tables();

    private long crc = ~0L;

    @Override
    public void update(int b) {
        crc = TABLES[0][(int) (crc ^ b) & 0xFF] ^ (crc >>> 8);
    }

    /** Processes eight bytes per step, each through a table of its own. */
    @Override
    public void update(byte[] bytes, int offset, int length) {
        int i = offset;
        int end = offset + length;
        for (; i + 8 <= end; i += 8) {
            long next = 0;
            for (int lane = 0; lane < 8; lane++) {
                next ^= TABLES[7 - lane][((int) (crc >>> (8 * lane)) ^ bytes[i + lane]) & 0xFF];
            }
            crc = next;
        }
        for (; i < end; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = ~0L;
    }

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int b = 0; b < 256; b++) {
            long value = b;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ REFLECTED_POLYNOMIAL;
            }
            tables[0][b] = value;
        }
        for (int b = 0; b < 256; b++) {
            for (int lane = 1; lane < 8; lane++) {
                long before = tables[lane - 1][b];
                tables[lane][b] = tables[0][(int) before & 0xFF] ^ (before >>> 8);
            }
        }
        return tables;
    }
}
