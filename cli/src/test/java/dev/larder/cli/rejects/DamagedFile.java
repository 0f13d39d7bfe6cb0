package dev.larder.cli.rejects;

import dev.larder.cli.rejects.Dialect.Damage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file with bad records around the limit of its contract, and what must become of it; the same for the same seed.
 *
 * @param bad bad records beyond the limit; negative below it
 * @param accepted whether so few are bad, and none of its periods would be left empty
 * @param rows {@code line|day|name|number} of the good records
 * @param rejects {@code line|day|text} of the bad ones; the day is empty where it cannot be told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DamagedFile(
        Dialect dialect,
        String name,
        byte[] bytes,
        int bad,
        boolean accepted,
        List<String> rows,
        List<String> rejects) {
    private static final int DAYS = 3;
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    private static final List<Damage> DAMAGES = List.of(Damage.values());

    static DamagedFile of(long seed) {
        Random random = new Random(seed);
        Dialect dialect = DIALECTS.get((int) (seed % DIALECTS.size()));
        int records = 40 + random.nextInt(200);
        int beyond = random.nextInt(7) - 3;
        int count = Math.max(0, dialect.limit(records) + beyond);
        Set<Integer> places = new HashSet<>();
        while (places.size() < count) {
            places.add(random.nextInt(records));
        }
        Draft draft = new Draft(dialect, random);
        // Now and then a day has only one record.
        int lonely = random.nextInt(4) == 0 ? random.nextInt(records) : -1;
        for (int i = 0; i < records; i++) {
            int day = i == lonely ? DAYS : random.nextInt(DAYS);
            draft.add("2026-03-%02d".formatted(day + 1), i, places.contains(i));
        }
        boolean emptied = draft.bad.keySet().stream().anyMatch(day -> !draft.good.containsKey(day));
        return new DamagedFile(
                dialect,
                dialect.feed() + "_" + seed + ".dat",
                dialect.packed(draft.bytes.toByteArray()),
                count - dialect.limit(records),
                count <= dialect.limit(records) && !emptied,
                draft.rows,
                draft.rejects);
    }

    private static final class Draft {
        private final Dialect dialect;
        private final Random random;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> rows = new ArrayList<>();
        private final List<String> rejects = new ArrayList<>();
        private final Map<String, Integer> good = new HashMap<>();
        private final Map<String, Integer> bad = new TreeMap<>();
        private int line;

        Draft(Dialect dialect, Random random) {
            this.dialect = dialect;
            this.random = random;
            if (!dialect.header().isEmpty()) {
                end(dialect.encoded(dialect.header()));
            }
        }

        void add(String day, int number, boolean isBad) {
            String name = List.of("a", "Zoë", "x y", "q\"q", "Ñ,;|").get(random.nextInt(5));
            if (!isBad) {
                end(dialect.record(day, name, String.valueOf(number)));
                rows.add(line + "|" + day + "|" + dialect.meant(name) + "|" + number);
                good.merge(day, 1, Integer::sum);
                return;
            }
            Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
            byte[] damaged = dialect.damaged(damage, day, name, number);
            end(damaged);
            boolean isOfDay = damage == Damage.NUMBER || damage == Damage.LENGTH;
            rejects.add(line + "|" + (isOfDay ? day : "") + "|" + dialect.decoded(damaged));
            if (isOfDay) {
                bad.merge(day, 1, Integer::sum);
            }
        }

        private void end(byte[] record) {
            bytes.writeBytes(record);
            bytes.write('\n');
            line++;
        }
    }
}
