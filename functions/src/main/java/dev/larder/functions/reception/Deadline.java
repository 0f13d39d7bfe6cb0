package dev.larder.functions.reception;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Until when a file may be read in this call; what comes after the last byte needs time too.
 *
 * @param begun when the call began
 * @param end when reading ends
 */
record Deadline(Clock clock, Instant begun, Instant end) {
    /** Keeping the original and writing the record take no longer, at the most a quarter of the time. */
    private static final Duration RESERVE = Duration.ofMinutes(2);

    /** For a call that is ended after so long. */
    static Deadline in(Duration left, Clock clock) {
        Duration quarter = left.dividedBy(4);
        Instant now = clock.instant();
        return new Deadline(clock, now, now.plus(left).minus(quarter.compareTo(RESERVE) < 0 ? quarter : RESERVE));
    }

    /** The same bytes, as long as there is time; then {@link Passed}. */
    Watched watched(InputStream bytes) {
        return new Watched(bytes, this);
    }

    /** The time is over. */
    static final class Passed extends IOException {
        private static final long serialVersionUID = 1L;

        private Passed(Deadline deadline) {
            super("the file was not read within " + deadline.minutes());
        }
    }

    /** How long reading may take, for people. */
    String minutes() {
        return Math.max(1, Duration.between(begun, end).toMinutes()) + " minutes";
    }

    /** Counts what it reads; not thread-safe. */
    static final class Watched extends FilterInputStream {
        private final Deadline deadline;
        private long read;

        private Watched(InputStream bytes, Deadline deadline) {
            super(bytes);
            this.deadline = deadline;
        }

        /** Bytes that were read so far. */
        long count() {
            return read;
        }

        /** What the supplier is told of a file of this length. */
        String tooLarge(long bytes) {
            long files = Math.max(2, (bytes + Math.max(1, read) - 1) / Math.max(1, read));
            return "the file has %,d bytes, of which %,d could be checked within %s, and there is no more time: it would have to come in at least %,d files"
                    .formatted(bytes, read, deadline.minutes(), files);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (deadline.clock.instant().isAfter(deadline.end)) {
                throw new Passed(deadline);
            }
            int some = super.read(target, offset, length);
            read += Math.max(0, some);
            return some;
        }
    }
}
