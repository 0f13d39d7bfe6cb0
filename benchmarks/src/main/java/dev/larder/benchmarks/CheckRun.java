package dev.larder.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * What a check costs beside the JDK's Inflater that unpacks the same text, in CPU of the process, compilers included: every kind of check in
 * turn, round by round, after rounds that do not count; and the first pass of a JVM of its own. {@code benchmarks/check} starts it.
 */
public final class CheckRun {
    private static final int WARM_UP = 4;
    private static final String INFLATER = "Inflater";
    private final byte[] claims;
    private final Path firstFile;
    private final byte[] packed;
    private final Map<CheckedClaims, byte[]> files = new EnumMap<>(CheckedClaims.class);
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    /** Something that is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private CheckRun(Path work, int rows) throws IOException {
        Files.createDirectories(work);
        Path file = work.resolve("claims.csv");
        Claims.write(file, rows);
        claims = Files.readAllBytes(file);
        packed = CheckedClaims.gzip(claims);
        for (CheckedClaims kind : CheckedClaims.values()) {
            files.put(kind, kind.isLike() == kind ? kind.file(claims) : files.get(kind.isLike()));
        }
        firstFile = Files.write(work.resolve("first.csv"), files.get(CheckedClaims.WITHOUT_OUTPUT));
    }

    /** Arguments: a folder to work in, rounds, rows. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CheckRun run = new CheckRun(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        run.describe(Integer.parseInt(arguments[2]));
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = -WARM_UP; round < rounds; round++) {
            run.round(round >= 0);
        }
        run.report();
    }

    private void describe(int rows) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%d cores, %s %s, JDK %s, %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                LocalDate.now(ZoneOffset.UTC));
        System.out.printf(
                Locale.ROOT,
                "%.1f MB, %,d rows, SHA-256 %s%n",
                claims.length / 1e6,
                rows,
                HexFormat.of().formatHex(digest(claims)).substring(0, 16));
    }

    private void round(boolean counts) throws IOException, InterruptedException {
        measure(counts, INFLATER, () -> drain(new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)));
        for (CheckedClaims kind : CheckedClaims.values()) {
            byte[] file = Objects.requireNonNull(files.get(kind));
            measure(counts, kind.words(), () -> kind.check(file));
        }
        measure(counts, "SHA-256 alone", () -> digest(claims));
        measure(counts, "FastCSV, values as texts", this::parse);
        if (counts) {
            add("first pass of a JVM, no key", FirstPass.seconds(firstFile, false));
            add("first pass, first compiler alone", FirstPass.seconds(firstFile, true));
        }
    }

    private void measure(boolean counts, String words, Work measured) throws IOException {
        long before = cpu();
        measured.run();
        if (counts) {
            add(words, (cpu() - before) / 1e9);
        }
    }

    private void add(String words, double cpu) {
        seconds.computeIfAbsent(words, _ -> new ArrayList<>()).add(cpu);
    }

    /** CPU nanoseconds of this process, its compilers included. */
    static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void drain(InputStream input) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (input) {
            while (input.read(buffer) >= 0) {
                // Unpacking is all that is measured.
            }
        }
    }

    private void parse() throws IOException {
        long values = 0;
        InputStream digested = new DigestInputStream(new ByteArrayInputStream(claims), sha256());
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(new InputStreamReader(digested, StandardCharsets.UTF_8))) {
            for (CsvRecord row : reader) {
                values += row.getFieldCount();
            }
        }
        if (values % 15 != 0) {
            throw new IllegalStateException(values + " values");
        }
    }

    private static byte[] digest(byte[] bytes) {
        return sha256().digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report() {
        List<Double> inflater = Objects.requireNonNull(seconds.get(INFLATER));
        System.out.println(
                "CPU seconds, user and system, and the ratio to the Inflater of the same round: median (least to most)");
        seconds.forEach((words, each) -> {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < each.size(); round++) {
                ratios.add(each.get(round) / inflater.get(round));
            }
            System.out.printf(Locale.ROOT, "%-40s%s %s%n", words, Spread.of(each), Spread.of(ratios));
        });
    }
}
