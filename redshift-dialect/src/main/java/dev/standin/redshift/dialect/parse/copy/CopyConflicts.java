package dev.standin.redshift.dialect.parse.copy;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.CopySource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Options of COPY that cannot go together. Sources: copy-parameters-data-format.html, copy-usage_notes-copy-from-columnar.html. */
final class CopyConflicts {
    private static final List<String> NOT_CSV = List.of("escape", "removequotes");
    private static final List<String> NOT_JSON =
            List.of("delimiter", "escape", "fillrecord", "ignoreblanklines", "null", "removequotes", "quote");

    /** Any other is not supported with a columnar format. */
    private static final Set<String> COLUMNAR = Set.of("acceptinvchars", "fillrecord", "statupdate");

    private CopyConflicts() {}

    static void check(CopySource source) {
        switch (source.format()) {
            case DELIMITED -> exclude(source, "text without CSV", List.of("quote"));
            case CSV -> exclude(source, "CSV", NOT_CSV);
            case JSON -> exclude(source, "JSON", NOT_JSON);
            case PARQUET -> columnar(source);
        }
    }

    private static void exclude(CopySource source, String format, List<String> options) {
        for (String option : options) {
            if (source.has(option)) {
                throw conflict(option, format);
            }
        }
    }

    private static void columnar(CopySource source) {
        for (String option : source.options().keySet()) {
            if (!COLUMNAR.contains(option)) {
                throw conflict(option, "PARQUET");
            }
        }
        if (source.compression() != CopySource.Compression.NONE) {
            throw conflict(source.compression().name(), "PARQUET");
        }
    }

    private static SqlError conflict(String option, String format) {
        String name = option.equals("header") ? "ignoreheader" : option;
        return new SqlError(name.toUpperCase(Locale.ROOT) + " option is not supported for " + format);
    }
}
