package dev.larder.functions.reception;

import com.sun.management.OperatingSystemMXBean;
import dev.larder.core.contract.BadRows;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Contract.PeriodRule;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.PeriodUnit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One check of a file that is made while it is read, in a process of its own: what {@link CheckSoakTest} starts. */
final class SoakedCheck {
    private static final long PRIME = 999_999_999_989L;

    private SoakedCheck() {}

    /** What the rows of a file are like. */
    enum Rows {
        WITHOUT_KEY,
        RISING_KEYS,
        RANDOM_KEYS,
        /** Every key comes twice, far apart. */
        REPEATED_KEYS,
        /** Every row has a wrong value. */
        FAULTY,
        /** Four rows of five have one, and are left out. */
        REJECTS;

        boolean isWrong(long row) {
            return this == FAULTY || (this == REJECTS && row % 5 != 0);
        }

        long id(long row) {
            long rising = 100_000_000_000L + row;
            return switch (this) {
                case WITHOUT_KEY, RISING_KEYS, FAULTY, REJECTS -> rising;
                case RANDOM_KEYS -> scattered(row);
                case REPEATED_KEYS -> scattered(row % 1_000_003 + row / 2_000_006 * 1_000_003);
            };
        }

        /** Another number for each below the prime. */
        private static long scattered(long number) {
            return number * 7_919_993L % PRIME;
        }
    }

    /** Arguments: rows, bytes. Prints verdict, problems, rows, highest resident MB, CPU ms. */
    public static void main(String[] arguments) throws IOException {
        Rows rows = Rows.valueOf(arguments[0]);
        Checked checked;
        try (TemporaryFiles scratch = new TemporaryFiles()) {
            checked = DeliveryCheck.check(
                    new CheckRequest(
                            List.of(contract(rows)),
                            new Landed("landing", "suppliers/a/b/b.csv", "v", Instant.parse("2026-07-01T00:00:00Z"), 1),
                            "0123456789abcdef0123"),
                    new Generated(rows, Long.parseLong(arguments[1])),
                    (_, _) -> OutputStream.nullOutputStream(),
                    scratch);
        }
        System.out.printf(
                Locale.ROOT,
                "%s %d %d %d %d%n",
                checked.verdict(),
                checked.problemCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                checked.original().rows(),
                highestResidentMb(),
                cpuMillis());
    }

    /** A file of at least so many bytes, which is made while it is read. */
    static InputStream file(Rows rows, long bytes) {
        return new Generated(rows, bytes);
    }

    static long cpuMillis() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1_000_000;
    }

    static long highestResidentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
                .findFirst()
                .orElseThrow();
    }

    static Contract contract(Rows rows) {
        return new Contract(
                new FeedId("a", "b"),
                "1.0.0",
                "b",
                null,
                null,
                "b[0-9]*\\.csv",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                new PeriodRule(PeriodUnit.MONTH, "sold_on"),
                new FileDialect("UTF-8", ',', '.', "UTC"),
                ExtraColumns.REJECT,
                List.of(
                        column("id", ColumnType.Kind.BIGINT),
                        column("sold_on", ColumnType.Kind.DATE),
                        column("product", ColumnType.Kind.VARCHAR),
                        column("quantity", ColumnType.Kind.INTEGER)),
                rows == Rows.WITHOUT_KEY ? List.of() : List.of("id"),
                null,
                "sales",
                "sales@example.com",
                null,
                rows == Rows.REJECTS ? new BadRows(Long.MAX_VALUE, null) : null);
    }

    private static Column column(String name, ColumnType.Kind kind) {
        return new Column(name, name, new ColumnType(kind, 40, 0), true, null, null, null, null, List.of(), false);
    }

    /** A file of at least so many bytes. */
    private static final class Generated extends InputStream {
        private final Rows rows;
        private long left;
        private long row;
        private byte[] line = "id,sold_on,product,quantity\n".getBytes(StandardCharsets.US_ASCII);
        private final StringBuilder text = new StringBuilder();
        private int at;

        private Generated(Rows rows, long bytes) {
            this.rows = rows;
            left = bytes;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int taken = 0;
            while (taken < length && (at < line.length || next())) {
                int some = Math.min(length - taken, line.length - at);
                System.arraycopy(line, at, into, from + taken, some);
                at += some;
                taken += some;
            }
            return taken == 0 ? -1 : taken;
        }

        private boolean next() {
            if (left <= 0) {
                return false;
            }
            // Not with +, whose machinery would be part of what is measured.
            text.setLength(0);
            text.append(rows.id(row))
                    .append(",2026-0")
                    .append(1 + row % 6)
                    .append("-1")
                    .append(row % 10);
            text.append(",product number ").append(row % 997).append(" in a box,");
            if (rows.isWrong(row)) {
                text.append('x');
            }
            text.append(row % 1000).append('\n');
            line = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            left -= line.length;
            at = 0;
            row++;
            return true;
        }
    }
}
