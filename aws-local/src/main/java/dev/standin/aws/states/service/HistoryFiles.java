package dev.standin.aws.states.service;

import dev.standin.aws.Disk;
import dev.standin.aws.StateFolder;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.redshift.DurableWrites;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of each closed execution in a compressed file, one per line, below {@code states/histories}; safe for use by many
 * threads.
 */
final class HistoryFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final DurableWrites durableWrites;

    HistoryFiles(StateFolder state) {
        this.folder = state.folder("states").resolve("histories");
        this.durableWrites = state.durableWrites();
        state.folder("states/histories");
    }

    /** Replaces the execution's file; it is on the disk as a whole when this returns. */
    void write(String arn, List<HistoryEvent> events) {
        Path file = file(arn);
        durableWrites.before(file.toString());
        try {
            Disk.replace(file, packed(events));
        } catch (IOException failed) {
            durableWrites.failed(file.toString(), failed);
            throw new UncheckedIOException("cannot write the history " + file, failed);
        }
        durableWrites.after(file.toString());
    }

    private static byte[] packed(List<HistoryEvent> events) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream lines = new GZIPOutputStream(packed)) {
            for (HistoryEvent event : events) {
                lines.write(JSON.writeValueAsBytes(Entries.event(event)));
                lines.write('\n');
            }
        }
        return packed.toByteArray();
    }

    /** The first {@code count} events; a file may have more, written before a crash and unknown to the journal. */
    List<HistoryEvent> read(String arn, int count) {
        Path file = file(arn);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .limit(count)
                    .map(line -> Entries.event(JSON.readTree(line)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the history " + file, failed);
        }
    }

    void delete(String arn) {
        remove(file(arn));
    }

    /** Deletes the files of all other executions, and what a crash left half-written. */
    void keepOnly(Set<String> arns) {
        Set<Path> kept = arns.stream().map(this::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !kept.contains(file)).forEach(HistoryFiles::remove);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot clean " + folder, failed);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file, failed);
        }
    }

    /** The file of an execution, whose name may hold characters that a file's name may not. */
    private Path file(String arn) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(arn.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + ".jsonl.gz");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }
}
