package dev.larder.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes many small files for the bundled project: weeks of prescriptions of three rows, backwards from January 2026, each week again when they are used up. */
public final class SmallFiles {
    private static final LocalDate NEWEST = LocalDate.of(2026, 1, 4);
    /** Weeks back to 1970. */
    private static final int WEEKS = 2900;

    private static final List<String> PRESCRIBERS = List.of("1000000000", "1000007919", "1000015838");

    private SmallFiles() {}

    /** The folder that is to be dropped, and how many files. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int files = Integer.parseInt(arguments[1]);
        for (int number = 0; number < files; number++) {
            write(folder, number % WEEKS, number / WEEKS);
        }
    }

    private static void write(Path folder, int weeksBack, int revision) throws IOException {
        LocalDate week = NEWEST.minusWeeks(weeksBack);
        Path feed = folder.resolve("revision-" + revision + "/suppliers/meridian/rx");
        Files.createDirectories(feed);
        Files.writeString(
                feed.resolve("rx_" + week.format(DateTimeFormatter.BASIC_ISO_DATE) + ".csv"),
                PRESCRIBERS.stream()
                        .map(npi -> "%s;LIPOTEX;%s;%d.0;1.0\n"
                                .formatted(npi, week.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")), 5 + revision))
                        .collect(Collectors.joining("", "npi;product_code;week_ending;trx;nrx\n", "")));
    }
}
