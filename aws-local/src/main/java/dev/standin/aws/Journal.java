package dev.standin.aws;

import dev.standin.redshift.DurableWrites;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An append-only file with one JSON value per line; an entry is on the disk when {@link #append} returns. Safe for use
 * by many threads, which wait for one another.
 *
 * <p>A last line that a crash cut short is dropped when the journal is opened; any other damage is refused.
 */
public final class Journal implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** Files shorter than this are left as they are while somebody works. */
    private static final long LONG_FROM_BYTES = 1L << 20;

    /** And when whoever works comes to the end: whoever opens the journal next reads all of it. */
    private static final long LONG_AT_END_FROM_BYTES = 1L << 16;

    private final Path file;
    private final DurableWrites durableWrites;
    // No FileChannel: that one is closed for good when its thread is interrupted.
    private RandomAccessFile lines;
    private long length;
    private boolean damaged;
    private long lookAgainAt = LONG_FROM_BYTES;

    private Journal(Path file, DurableWrites durableWrites, RandomAccessFile lines, long length) {
        this.file = file;
        this.durableWrites = durableWrites;
        this.lines = lines;
        this.length = length;
    }

    /**
     * Opens the journal, creating it if necessary, and gives every entry to {@code replay}, in order.
     *
     * @throws IllegalStateException if a line other than the last is not JSON
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public static Journal open(Path file, DurableWrites durableWrites, Consumer<JsonNode> replay) {
        try {
            boolean fresh = !Files.exists(file);
            long length = fresh ? 0 : replay(file, replay);
            if (fresh) {
                Disk.create(file);
            }
            RandomAccessFile lines = new RandomAccessFile(file.toFile(), "rw");
            if (fresh) {
                Disk.forceName(file);
            }
            truncate(lines, length);
            return new Journal(file, durableWrites, lines, length);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open the journal " + file, failed);
        }
    }

    /**
     * Adds an entry and waits until it is on the disk.
     *
     * @throws UncheckedIOException if it is not, for example because the disk is full; the journal is then as before
     */
    public synchronized void append(JsonNode entry) {
        if (damaged) {
            throw new UncheckedIOException(
                    new IOException("the journal %s could not be written earlier; make room on the disk and start again"
                            .formatted(file)));
        }
        byte[] line = (MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        durableWrites.before(file.toString());
        try {
            lines.write(line);
            lines.getFD().sync();
            length += line.length;
            requireName();
        } catch (IOException failed) {
            forgetTail();
            durableWrites.failed(file.toString(), failed);
            throw new UncheckedIOException("cannot write the journal " + file, failed);
        }
        durableWrites.after(file.toString());
    }

    /**
     * Drops dead entries, if the file is long and at least half of it is dead. A failure is logged and leaves the journal as it was.
     * The caller must let nobody append meanwhile, except for entries that {@code living} reads from {@link #entries}.
     *
     * @param living gives entries that mean the same as all that there are; asked twice
     */
    public synchronized void compactIfLong(Supplier<Stream<JsonNode>> living) {
        if (length >= lookAgainAt) {
            compact(living);
        }
    }

    /** The same at the end of the work, of a shorter file too. */
    public synchronized void compactAtEnd(Supplier<Stream<JsonNode>> living) {
        if (length >= LONG_AT_END_FROM_BYTES && !damaged) {
            compact(living);
        }
    }

    private void compact(Supplier<Stream<JsonNode>> living) {
        try {
            long livingBytes = bytes(living);
            if (2 * livingBytes <= length) {
                rewrite(living.get());
            }
            lookAgainAt = Math.max(LONG_FROM_BYTES, 2 * livingBytes);
        } catch (UncheckedIOException failed) {
            lookAgainAt = 2 * length;
            log().log(Level.WARNING, "the journal {0} stays long: {1}", file, failed);
        }
    }

    private static long bytes(Supplier<Stream<JsonNode>> living) {
        try (Stream<JsonNode> entries = living.get()) {
            return entries.mapToLong(entry -> MAPPER.writeValueAsBytes(entry).length + 1L)
                    .sum();
        }
    }

    /**
     * The entries as they are on the disk, in order; must be closed, and read to the end before the next one is
     * appended.
     */
    @SuppressWarnings("StreamResourceLeak") // whoever is given it closes it
    public synchronized Stream<JsonNode> entries() {
        try {
            return Files.lines(file).map(MAPPER::readTree);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the journal " + file, failed);
        }
    }

    /**
     * Replaces all entries by these, which must mean the same: after a crash the journal has all the old or all the new.
     */
    public synchronized void rewrite(Stream<JsonNode> entries) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        durableWrites.before("rewriting " + file);
        try (entries) {
            write(next, entries);
            put(next);
        } catch (IOException failed) {
            durableWrites.failed("rewriting " + file, failed);
            throw new UncheckedIOException("cannot rewrite the journal " + file, failed);
        }
        durableWrites.after("rewriting " + file);
    }

    private void put(Path next) throws IOException {
        RandomAccessFile written = new RandomAccessFile(next.toFile(), "rw");
        RandomAccessFile unneeded = written;
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            unneeded = lines;
            lines = written;
            length = written.length();
            written.seek(length);
        } finally {
            unneeded.close();
        }
        // Until the new file's name is on the disk, a crash may bring the old one back, without what is appended from
        // now on.
        damaged = true;
        Disk.forceName(file);
        damaged = false;
    }

    /** The journal's size in bytes. */
    public synchronized long length() {
        return length;
    }

    /** Gives the file back; nothing needs to be written. */
    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot close the journal " + file, failed);
        }
    }

    /** Fails if the file was deleted: the operating system would go on writing into it. */
    private void requireName() throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, file.getFileName() + " was deleted while it was in use");
        }
    }

    private void forgetTail() {
        try {
            truncate(lines, length);
        } catch (IOException stillFailing) {
            damaged = true;
        }
    }

    private static void truncate(RandomAccessFile lines, long length) throws IOException {
        if (lines.length() > length) {
            lines.setLength(length);
            lines.getFD().sync();
        }
        lines.seek(length);
    }

    private static void write(Path file, Stream<JsonNode> entries) throws IOException {
        Disk.create(file);
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                OutputStream buffered = new BufferedOutputStream(out)) {
            for (JsonNode entry : (Iterable<JsonNode>) entries::iterator) {
                buffered.write(MAPPER.writeValueAsBytes(entry));
                buffered.write('\n');
            }
            buffered.flush();
            out.getFD().sync();
        }
    }

    /** Reads the entries and returns the length in bytes of the part that is whole. */
    private static long replay(Path file, Consumer<JsonNode> replay) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long whole = 0;
            long number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                byte[] bytes = line.toByteArray();
                line.reset();
                if (!isReplayed(bytes, replay)) {
                    if (in.read() >= 0) {
                        throw new IllegalStateException(
                                "line %d of %s is no JSON; restore the file from a copy, or delete the state folder to start afresh"
                                        .formatted(number, file));
                    }
                    return whole;
                }
                whole += bytes.length + 1;
                number++;
            }
            return whole;
        }
    }

    private static boolean isReplayed(byte[] line, Consumer<JsonNode> replay) {
        JsonNode entry;
        try {
            entry = MAPPER.readTree(line);
        } catch (JacksonException torn) {
            return false;
        }
        replay.accept(entry);
        return true;
    }

    private static Logger log() {
        return System.getLogger(Journal.class.getName());
    }
}
