package dev.larder.core.pollution;

import dev.larder.core.pollution.Damage.Spot;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of which a few records have one kind of damage.
 *
 * @param damaged the physical lines, from 1, of damaged records: where each begins, and where it ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PollutedFile(byte[] bytes, SortedMap<Long, Long> damaged) {
    private static final int RECORDS = 200;
    private static final int APART = 25;

    /** The file of this seed without damage. */
    static PollutedFile clean(Writing writing, long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(writing.header().getBytes(writing.charset));
        for (int i = 0; i < RECORDS; i++) {
            Sale sale = Sale.random(random, writing, i);
            bytes.writeBytes((writing.line(sale.cells(writing)) + writing.lineEnd).getBytes(writing.charset));
        }
        return new PollutedFile(bytes.toByteArray(), new TreeMap<>());
    }

    /** The file of this seed; empty where the kind is no damage in this writing. */
    static Optional<PollutedFile> of(Damage damage, Writing writing, long seed) {
        Random random = new Random(seed * 31 + Objects.hash(damage.name(), writing.name()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SortedMap<Long, Long> damaged = new TreeMap<>();
        bytes.writeBytes(writing.header().getBytes(writing.charset));
        long line = writing.header().isEmpty() ? 1 : 2;
        String keyBefore = "1000";
        int next = 1 + random.nextInt(APART);
        for (int i = 0; i < RECORDS; i++) {
            Sale sale = Sale.random(random, writing, 1000L + i * 3L);
            @Nullable Spot spot = Spot.of(writing, sale, keyBefore);
            if (i == next) {
                spot = damage.on(spot, random);
                if (spot == null) {
                    return Optional.empty();
                }
                next += 10 + random.nextInt(APART);
                mark(damaged, spot, line);
            } else if (random.nextInt(7) == 0) {
                keyBefore = sale.value(Writing.Field.ID);
            }
            String text = spot.line() + (spot.joins() ? "" : writing.lineEnd);
            bytes.writeBytes(encoded(spot, text, writing));
            line += text.chars().filter(one -> one == '\n').count();
        }
        return Optional.of(new PollutedFile(bytes.toByteArray(), damaged));
    }

    /** A line that was broken into two is two records. */
    private static void mark(SortedMap<Long, Long> damaged, Spot spot, long line) {
        if (spot.text() != null && spot.text().contains("\n")) {
            damaged.put(line, line);
            damaged.put(line + 1, line + 1);
            return;
        }
        long lines = spot.line().chars().filter(one -> one == '\n').count();
        damaged.put(line, line + lines);
    }

    private static byte[] encoded(Spot spot, String text, Writing writing) {
        byte[] encoded = text.getBytes(writing.charset);
        byte wrong = writing.wrongByte();
        for (int i = 0; spot.hasWrongByte() && i < encoded.length; i++) {
            encoded[i] = encoded[i] == 1 ? wrong : encoded[i];
        }
        return encoded;
    }
}
