package dev.larder.core.delivery;

import java.io.IOException;
import java.io.OutputStream;

/** Where conformed parts go. */
@FunctionalInterface
public interface PartSink {
    /**
     * Opens part {@code number} (0, 1, ...), one at a time. The check closes a stream only when the part is whole; after a rejection
     * or an exception the stream stays open and whoever made the sink aborts it.
     */
    OutputStream open(int number) throws IOException;
}
