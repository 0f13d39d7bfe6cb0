package dev.standin.redshift.load;

import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reason for which Redshift fails a COPY too. */
public final class LoadError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String table;
    private final Place place;
    private final int code;
    private final String why;
    private transient List<LoadError> before = List.of();
    private long query;
    private int user;

    /**
     * The place of a load error.
     *
     * @param file an s3 address
     * @param line counted from 1, the first of a record; 0 if nothing could be read
     * @param column empty if the record has no usable fields; the type is then null
     * @param position in the field, from 0
     * @param record as it stands in the file, cut off
     * @param value of the field
     */
    public record Place(
            String file, long line, String column, @Nullable Type type, int position, String record, String value) {
        static Place file(String url) {
            return new Place(url, 0, "", null, 0, "", "");
        }
    }

    LoadError(String table, Place place, int code, String why) {
        super("ERROR: Load into table '" + table + "' failed: " + why + " (file " + place.file() + ", line "
                + place.line()
                + (place.column().isEmpty() ? "" : ", column " + place.column() + ", value \"" + place.value() + "\"")
                + "). Check 'sys_load_error_detail' system table for details.");
        this.table = table;
        this.place = place;
        this.code = code;
        this.why = why;
    }

    /** Says which statement failed by it, and whose; the same of the errors before it. */
    public void ran(long number, int owner) {
        query = number;
        user = owner;
        before.forEach(error -> error.ran(number, owner));
    }

    /** The load fails by this error after others that MAXERROR allowed. */
    LoadError after(List<LoadError> others) {
        before = List.copyOf(others);
        return this;
    }

    /** Errors that were passed over before the load failed by this one. */
    public List<LoadError> before() {
        return before;
    }

    /** Table, file and line, for a sentence. */
    String where() {
        return "table " + table + ", file " + place.file() + ", line " + place.line();
    }

    /** The number of the statement. */
    public long query() {
        return query;
    }

    /** The number of the user. */
    public int user() {
        return user;
    }

    /** Schema and name. */
    public String table() {
        return table;
    }

    /** Where it went wrong. */
    public Place place() {
        return place;
    }

    /** Redshift's code. Source: r_Load_Error_Reference.html. */
    public int code() {
        return code;
    }

    /** What went wrong. */
    public String why() {
        return why;
    }
}
