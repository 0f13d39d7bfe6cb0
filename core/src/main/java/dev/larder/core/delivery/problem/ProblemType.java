package dev.larder.core.delivery.problem;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of problems, in the vocabulary of Frictionless reports (framework v5), which has no word for a wrong file name. */
public enum ProblemType {
    /** No contract applies, whatever the file is. */
    SOURCE("source-error", "Source Error"),
    /** Nothing of the file was read to its end, though nothing is known to be wrong in it. */
    UNREAD("unread-error", "Unread Error"),
    /** More than can be received at once. */
    TOO_LARGE("byte-count", "Byte Count Error"),
    NAME("file-name-error", "File Name Error"),
    /** A bundle, or a member of one because of the others. */
    BUNDLE("bundle-error", "Bundle Error"),
    COMPRESSION("compression-error", "Compression Error"),
    ENCODING("encoding-error", "Encoding Error"),
    FORMAT("format-error", "Format Error"),
    BLANK_HEADER("blank-header", "Blank Header"),
    BLANK_LABEL("blank-label", "Blank Label"),
    DUPLICATE_LABEL("duplicate-label", "Duplicate Label"),
    MISSING_LABEL("missing-label", "Missing Label"),
    EXTRA_LABEL("extra-label", "Extra Label"),
    BLANK_ROW("blank-row", "Blank Row"),
    MISSING_CELL("missing-cell", "Missing Cell"),
    EXTRA_CELL("extra-cell", "Extra Cell"),
    TYPE("type-error", "Type Error"),
    CONSTRAINT("constraint-error", "Constraint Error"),
    PRIMARY_KEY("primary-key", "PrimaryKey Error"),
    ROW_COUNT("row-count", "Row Count Error"),
    /** A sum is another than somebody says. */
    CONTROL_TOTAL("control-total", "Control Total Error");

    private final String code;
    private final String title;

    ProblemType(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The code as it stands in {@link Problem#type} and in receipts. */
    public String code() {
        return code;
    }

    /** The title, for people. */
    public String title() {
        return title;
    }

    /** The type with this code. */
    public static Optional<ProblemType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
