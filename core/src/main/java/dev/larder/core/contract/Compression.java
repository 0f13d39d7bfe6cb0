package dev.larder.core.contract;

/** How a file is compressed as a whole. */
public enum Compression {
    NONE("no compression"),
    /** One member or several, one behind the other (RFC 1952). */
    GZIP("gzip"),
    /** One frame or several (RFC 8878), with a window of at most 8 MiB. */
    ZSTD("zstd"),
    /** An archive of exactly one file. */
    ZIP("zip");

    private final String title;

    Compression(String title) {
        this.title = title;
    }

    /** As a sentence names it. */
    public String title() {
        return title;
    }
}
