package dev.larder.core.delivery.internal.key;

import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys that repeat, in any number of rows. As long as each key is higher than the one before, none repeats and they are only
 * written down ({@link RisingKeys}); the first one that is lower sends all of them, and what follows, through
 * {@link KeyPartitions}. What repeats is known at the end. Not thread-safe.
 *
 * <p>A key that rises is compared by its bytes. All others are by 128 bits of hash: a repeated key is always found; that a file of
 * 10^9 different keys is refused wrongly has a chance of 10^18 / 2^129, less than 1 in 10^20.
 */
public final class DuplicateKeys {
    private final Repeats repeats;
    private final KeyPartitions partitions;
    private final Fingerprint print = new Fingerprint();
    private @Nullable RisingKeys rising;

    /**
     * Keys of one file.
     *
     * @param inMemory keys that may be held in memory (about 100 bytes each)
     * @param most repeated keys that are kept; of more, those of the first lines
     * @param scratch where the others go; a file is made only when one is needed
     */
    public DuplicateKeys(int inMemory, int most, ScratchSpace scratch) {
        repeats = new Repeats(most);
        partitions = new KeyPartitions(inMemory, scratch);
        rising = new RisingKeys(scratch);
    }

    /** Takes the key of the row that begins on this line, from 1; lines come in their order. */
    public void add(byte[] bytes, int length, long line) throws IOException {
        RisingKeys run = rising;
        if (run != null) {
            int order = run.add(bytes, length, line);
            if (order > 0) {
                return;
            }
            if (order == 0) {
                repeats.add(line, run.lastLine());
                return;
            }
            rising = null;
            run.replay(this::print);
        }
        print(bytes, length, line);
    }

    private void print(byte[] bytes, int length, long line) throws IOException {
        print.take(bytes, length);
        partitions.add(print.one(), print.other(), line);
    }

    /** What repeats; nothing may be added afterwards. */
    public Repeats find() throws IOException {
        if (rising == null) {
            partitions.find(repeats);
        } else {
            rising.close();
        }
        return repeats;
    }
}
