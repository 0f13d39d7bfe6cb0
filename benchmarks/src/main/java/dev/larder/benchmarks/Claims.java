package dev.larder.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Dispensed prescriptions of 24 months, 15 columns, about 125 bytes per row; the same rows give the same bytes everywhere.
 */
final class Claims {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 731;
    private static final long SEED = 20240101;
    private static final String[] CHANNELS = {"retail", "retail", "retail", "retail", "mail", "specialty"};
    private static final String HEADER =
            "claim_id,dispensed_on,filled_at,npi,territory_code,product_code,pharmacy,plan_id,channel,"
                    + "patient_id,quantity,days_supply,refill,is_new,gross_amount\n";
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder row = new StringBuilder(200);

    private Claims() {}

    /** Writes a file of this many rows, spread evenly over the days and in their order. */
    static void write(Path file, int rows) {
        Claims claims = new Claims();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            for (int number = 0; number < rows; number++) {
                out.append(claims.row(number, FIRST.plusDays((long) number * DAYS / rows)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private CharSequence row(int number, LocalDate day) {
        row.setLength(0);
        row.append('C').append(1_000_000_000L + number).append(',').append(day).append(',');
        row.append(day)
                .append('T')
                .append(two(random.nextInt(8, 20)))
                .append(':')
                .append(two(random.nextInt(60)))
                .append(':')
                .append(two(random.nextInt(60)))
                .append(',');
        row.append(1_000_000_000L + 17L * random.nextInt(40_000))
                .append(",T")
                .append(10_000 + random.nextInt(200))
                .append(',');
        row.append(50_000_000_000L + 1_009L * random.nextInt(60)).append(',');
        pharmacy();
        plan();
        row.append(CHANNELS[random.nextInt(CHANNELS.length)])
                .append(',')
                .append(7_000_000_000L + random.nextInt(500_000))
                .append(',');
        row.append(1 + random.nextInt(120))
                .append('.')
                .append(random.nextInt(10) == 0 ? "500" : "000")
                .append(',');
        row.append(random.nextInt(3) * 30 + 30)
                .append(',')
                .append(random.nextInt(12))
                .append(',');
        row.append(random.nextInt(4) == 0)
                .append(',')
                .append(random.nextInt(2_000))
                .append('.')
                .append(two(random.nextInt(100)))
                .append('\n');
        return row;
    }

    /** Writes a pharmacy, of which one in sixteen has a comma in its name and is quoted. */
    private void pharmacy() {
        int shop = random.nextInt(4_000);
        if (shop % 16 == 0) {
            row.append("\"Rx ").append(shop).append(", North\",");
        } else {
            row.append("Rx ").append(shop).append(',');
        }
    }

    /** Writes a plan, of which one in ten is unknown. */
    private void plan() {
        if (random.nextInt(10) != 0) {
            row.append(100 + random.nextInt(900));
        }
        row.append(',');
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
