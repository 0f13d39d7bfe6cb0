package dev.larder.functions.reception;

import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Scratch files in a folder, that of {@code java.io.tmpdir} unless told otherwise ({@code /tmp} on AWS Lambda). Where the file system
 * allows it a file has no name as soon as it is open, so that a process that is killed leaves nothing in a folder that the next one
 * finds again. Not thread-safe.
 */
public final class TemporaryFiles implements ScratchSpace, Closeable {
    /** The JDK copies an array into memory of its own outside the heap, and keeps it: as much as is written at once. */
    private static final int AT_ONCE = 64 * 1024;

    private final Path folder;
    private final LentArrays arrays;
    private final List<ScratchFile> made = new ArrayList<>();
    private final List<byte[]> borrowed = new ArrayList<>();

    /** Files in the folder that the JVM was told to use. */
    public TemporaryFiles() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The same for one check after another, each of which uses the memory that those before had. */
    static Supplier<TemporaryFiles> inTurn() {
        LentArrays arrays = new LentArrays();
        return () -> new TemporaryFiles(Path.of(System.getProperty("java.io.tmpdir")), arrays);
    }

    /** Files in this folder, which must be there. */
    public TemporaryFiles(Path folder) {
        this(folder, new LentArrays());
    }

    private TemporaryFiles(Path folder, LentArrays arrays) {
        this.folder = folder;
        this.arrays = arrays;
    }

    @Override
    public ScratchFile create() throws IOException {
        Path path = Files.createTempFile(folder, "larder-", ".scratch");
        ScratchFile file = new OpenFile(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        made.add(file);
        return file;
    }

    @Override
    public byte[] lend(int bytes) {
        byte[] lent = arrays.lend(bytes);
        borrowed.add(lent);
        return lent;
    }

    /** Closes whatever is still open, and gives back what was lent. */
    @Override
    public void close() throws IOException {
        arrays.takeBack(borrowed);
        borrowed.clear();
        for (ScratchFile file : made) {
            file.close();
        }
    }

    private record OpenFile(FileChannel channel) implements ScratchFile {
        @Override
        public void append(byte[] bytes, int from, int length) throws IOException {
            for (int at = 0; at < length; ) {
                at += channel.write(ByteBuffer.wrap(bytes, from + at, Math.min(AT_ONCE, length - at)));
            }
        }

        @Override
        public void read(long position, byte[] into, int from, int length) throws IOException {
            ByteBuffer target = ByteBuffer.wrap(into, from, length);
            while (target.hasRemaining()) {
                int count = channel.read(target, position + target.position() - from);
                if (count < 0) {
                    throw new EOFException("a scratch file ends at byte " + channel.size() + ", expected "
                            + (position + length) + " bytes");
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
