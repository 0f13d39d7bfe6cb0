package dev.larder.core.delivery.internal.read;

import dev.larder.core.delivery.problem.ProblemType;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The text of the only file in a zip archive. */
final class ZipText implements ByteSource, AutoCloseable {
    private final ZipInputStream archive;
    private boolean begun;
    private boolean ended;

    ZipText(ByteSource file) {
        archive = new ZipInputStream(new SourceStream(file));
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        try {
            if (!begun) {
                begin();
            }
            int given = ended ? 0 : archive.readNBytes(buffer, from, until - from);
            if (given < until - from && !ended) {
                end();
            }
            return given;
        } catch (ZipException | EOFException damaged) {
            throw unreadable("the zip archive is damaged or cut off: " + damaged.getMessage());
        }
    }

    private void begin() throws IOException {
        begun = true;
        if (nextFile() == null) {
            throw unreadable("the file is not a zip archive with a file in it, and the contract says that it is");
        }
    }

    private void end() throws IOException {
        ended = true;
        ZipEntry another = nextFile();
        if (another != null) {
            throw unreadable("the zip archive has more than one file; expected exactly one");
        }
    }

    private ZipEntry nextFile() throws IOException {
        ZipEntry entry = archive.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = archive.getNextEntry();
        }
        return entry;
    }

    private static UnreadableFile unreadable(String note) {
        return new UnreadableFile(ProblemType.COMPRESSION, note);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
