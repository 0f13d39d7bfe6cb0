package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** File formats that are recognised in order to refuse them by name. */
public enum ForeignFormat {
    GZIP(Compression.GZIP, "\u001f\u008b"),
    ZSTD(Compression.ZSTD, "(\u00b5/\u00fd"),
    BZIP2(ProblemType.COMPRESSION, "bzip2", "BZh"),
    XZ(ProblemType.COMPRESSION, "xz", "\u00fd7zXZ"),
    SEVEN_ZIP(ProblemType.COMPRESSION, "7-Zip", "7z\u00bc\u00af"),
    ZIP(Compression.ZIP, "PK\u0003\u0004"),
    EMPTY_ZIP(Compression.ZIP, "PK\u0005\u0006"),
    PDF(ProblemType.FORMAT, "PDF", "%PDF"),
    PARQUET(ProblemType.FORMAT, "Parquet", "PAR1"),
    XLS(ProblemType.FORMAT, "Excel (.xls)", "\u00d0\u00cf\u0011\u00e0"),
    UTF_32(ProblemType.ENCODING, "UTF-32", "\u00ff\u00fe\u0000\u0000"),
    UTF_16_LITTLE(ProblemType.ENCODING, "UTF-16", "\u00ff\u00fe"),
    UTF_16_BIG(ProblemType.ENCODING, "UTF-16", "\u00fe\u00ff");

    private static final String NO_WORKBOOK = "the file is no Excel workbook (.xlsx), and the contract says that it is";
    private static final String OLD_WORKBOOK =
            "the file is an Excel workbook of before 2007 (.xls), or one with a password; save it as"
                    + " Excel workbook (.xlsx) without a password";
    private static final int LONGEST_MAGIC = 8;
    private static final int LOOKED_AT = 1024;
    /** Of so many bytes one may be NUL, which is then a problem of its record. */
    private static final int SOME = 20;

    private final ProblemType type;
    private final @Nullable Compression compression;
    private final String title;
    /** The first bytes, one per character. */
    private final String magic;

    ForeignFormat(Compression compression, String magic) {
        this.type = ProblemType.COMPRESSION;
        this.compression = compression;
        this.title = compression.title();
        this.magic = magic;
    }

    ForeignFormat(ProblemType type, String title, String magic) {
        this.type = type;
        this.compression = null;
        this.title = title;
        this.magic = magic;
    }

    /** Refuses a file for what its first bytes say it is; empty if it may be what the contract says. */
    public static Optional<Problem> of(byte[] head, FileDialect dialect) {
        String start = new String(head, 0, Math.min(head.length, LONGEST_MAGIC), StandardCharsets.ISO_8859_1);
        for (ForeignFormat format : values()) {
            if (start.startsWith(format.magic)) {
                return format.isMeant(dialect) ? Optional.empty() : Optional.of(format.refusal(dialect));
            }
        }
        return dialect.sheet() == null ? Optional.empty() : Optional.of(problem(ProblemType.FORMAT, NO_WORKBOOK));
    }

    /** Refuses a text that is none, for its share of NUL bytes; empty if it may be text. */
    public static Optional<Problem> inText(byte[] bytes, int length) {
        int lookedAt = Math.min(length, LOOKED_AT);
        int nul = 0;
        for (int at = 0; at < lookedAt; at++) {
            nul += bytes[at] == 0 ? 1 : 0;
        }
        return nul * SOME > lookedAt
                ? Optional.of(problem(
                        ProblemType.ENCODING,
                        "the file has NUL bytes, so it is binary or UTF-16; send plain CSV in UTF-8"))
                : Optional.empty();
    }

    private boolean isMeant(FileDialect dialect) {
        if (dialect.sheet() != null) {
            return compression == Compression.ZIP;
        }
        return compression == null
                ? dialect.compression() != Compression.NONE
                        || (this == UTF_16_LITTLE && dialect.encoding().matches("UTF-16(LE)?"))
                        || (this == UTF_16_BIG && dialect.encoding().matches("UTF-16(BE)?"))
                : dialect.compression() == compression;
    }

    private Problem refusal(FileDialect dialect) {
        if (dialect.sheet() != null) {
            return problem(ProblemType.FORMAT, this == XLS ? OLD_WORKBOOK : NO_WORKBOOK);
        }
        if (compression != null) {
            return problem(
                    type,
                    "the file is " + title + ", the contract says "
                            + dialect.compression().title());
        }
        return problem(type, "the file is " + title + ", which is not supported; send plain CSV in UTF-8");
    }

    private static Problem problem(ProblemType type, String note) {
        return new Problem(type.code(), 0, 0, null, null, note);
    }
}
