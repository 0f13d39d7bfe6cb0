package dev.larder.core.delivery.internal.read;

/** What a {@link RecordScanner} found at the place that it scanned. */
public enum Found {
    RECORD,
    /** A line without characters. */
    BLANK,
    /** {@link RecordScanner#fault} says what is wrong; the scan goes on with the next line. */
    FAULTY,
    /** Longer than allowed; the scan cannot go on. */
    TOO_LONG,
    END,
    /** Internal only: the record does not end in the buffer. */
    MORE
}
