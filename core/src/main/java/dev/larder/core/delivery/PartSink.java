package dev.larder.core.delivery;

import java.io.IOException;
import java.io.OutputStream;

/** Where conformed parts go, and the bad records that are left out. */
@FunctionalInterface
public interface PartSink {
    /**
     * Opens part {@code number} (0, 1, ...) of a kind, one of each kind at a time. The check closes a stream only when the part is whole;
     * after a rejection or an exception the stream stays open and whoever made the sink aborts it.
     */
    OutputStream open(Kind kind, int number) throws IOException;

    /** What a part holds. */
    enum Kind {
        /** Conformed rows, which COPY loads into {@code raw.<table>}. */
        ROWS("part"),
        /** Records that were left out, which COPY loads into {@code raw.<table>_rejected}. */
        REJECTS("rejects");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** How the names of such parts begin. */
        public String word() {
            return word;
        }
    }
}
