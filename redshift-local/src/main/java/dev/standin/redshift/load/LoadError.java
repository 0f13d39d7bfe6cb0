package dev.standin.redshift.load;

/** Why a COPY failed: where, and the value as it stands in the file; {@code line} counts physical lines from 1. */
public final class LoadError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Place place;

    /** File (an s3 address), line, column's name and type, value. */
    public record Place(String file, long line, String column, String type, String value) {}

    LoadError(Place place, String why) {
        super("ERROR: COPY failed: " + why + " (file " + place.file() + ", line " + place.line() + ", column " + place.column() + " "
                + place.type() + ", value \"" + place.value() + "\"); see sys_load_error_detail");
        this.place = place;
    }

    /** Where it went wrong. */
    public Place place() {
        return place;
    }
}
