package dev.larder.core.delivery;

/**
 * Limits of what a check holds in memory and writes.
 *
 * @param recordBytes longest record of a file, its line end included; a longer one ends the check
 * @param partBytes uncompressed bytes of a part
 * @param keys keys held in memory to find those that repeat (about 100 bytes each); what is more goes to scratch space
 * @param periods periods a delivery may name
 * @param problems problems that are kept; of every further kind (type and column) the first is kept too
 */
public record CheckLimits(int recordBytes, long partBytes, int keys, int periods, int problems) {
    /** 1 MiB records, 128 MB parts, 65,536 keys, 10,000 periods, 100 problems. */
    public static final CheckLimits USUAL = new CheckLimits(1 << 20, 128_000_000, 1 << 16, 10_000, 100);

    /** The same limits with parts of another size. */
    public CheckLimits withPartBytes(long bytes) {
        return new CheckLimits(recordBytes, bytes, keys, periods, problems);
    }
}
