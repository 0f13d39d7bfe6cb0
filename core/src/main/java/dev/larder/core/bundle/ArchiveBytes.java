package dev.larder.core.bundle;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an archive, of which any can be read at any time. */
public interface ArchiveBytes {
    /** How many there are. */
    long length();

    /** The bytes from the first place, which is counted from 0, to the one before the last; the caller closes the stream. */
    InputStream open(long from, long until) throws IOException;
}
