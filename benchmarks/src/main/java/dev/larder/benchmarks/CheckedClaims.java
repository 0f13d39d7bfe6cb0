package dev.larder.benchmarks;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.CheckLimits;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Files of claims, and the checks of them that are measured. */
enum CheckedClaims {
    /** A wrong value in the first row: every value is checked, and nothing is written. */
    WITHOUT_OUTPUT("check, no key"),
    RISING_KEY("check, rising key"),
    RANDOM_KEY("check, random key"),
    CONFORMED("check, no key, rows to zstd"),
    CONFORMED_GZIP("gzip to check to zstd"),
    /** A wrong value in 999 rows of 1,000, which the contract lets be left out. */
    REJECTS("check, 999 of 1,000 rows are rejects"),
    /** The same without leave. */
    WRONG("check, the same rows wrong");

    private static final long PRIME = 9_999_999_967L;
    private static final int RIGHT_ONE_IN = 1000;
    private static final int KEY_AT = 1;
    private static final int KEY_DIGITS = 10;

    private final String words;

    CheckedClaims(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The first kind of check that has the same file. */
    CheckedClaims isLike() {
        return switch (this) {
            case RISING_KEY -> WITHOUT_OUTPUT;
            case WRONG -> REJECTS;
            case WITHOUT_OUTPUT, RANDOM_KEY, CONFORMED, CONFORMED_GZIP, REJECTS -> this;
        };
    }

    /** The file of this check, made of one of right rows in plain text. */
    byte[] file(byte[] claims) throws IOException {
        return switch (this) {
            case CONFORMED -> claims;
            case CONFORMED_GZIP -> gzip(claims);
            case WITHOUT_OUTPUT, RISING_KEY -> wrong(claims.clone(), Integer.MAX_VALUE);
            case RANDOM_KEY -> wrong(scattered(claims.clone()), Integer.MAX_VALUE);
            case REJECTS, WRONG -> wrong(claims.clone(), RIGHT_ONE_IN);
        };
    }

    static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        return packed.toByteArray();
    }

    /** Puts a letter into the last value of the first row, and of all that follow up to the one that may be right. */
    private static byte[] wrong(byte[] text, int rightOneIn) {
        int line = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n') {
                boolean isWrong = rightOneIn == Integer.MAX_VALUE ? line == 1 : line % rightOneIn != 0;
                if (isWrong) {
                    text[at - 1] = 'x';
                }
                line++;
            }
        }
        return text;
    }

    /** Gives each row another key of the same length, in no order. */
    private static byte[] scattered(byte[] text) {
        long row = 0;
        for (int at = 0; at < text.length - 1; at++) {
            if (text[at] == '\n') {
                long key = ++row * 7_919_993L % PRIME;
                byte[] digits = String.format(Locale.ROOT, "%010d", key).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(digits, 0, text, at + 1 + KEY_AT, KEY_DIGITS);
            }
        }
        return text;
    }

    /**
     * Checks the file.
     *
     * @throws IllegalStateException if the verdict is another than it must be
     */
    void check(byte[] file) throws IOException {
        boolean hasKey = this == RISING_KEY || this == RANDOM_KEY;
        Compression compression = this == CONFORMED_GZIP ? Compression.GZIP : Compression.NONE;
        Long badRows = this == REJECTS ? Long.valueOf(Integer.MAX_VALUE) : null;
        Contract contract = ClaimsContract.of(hasKey, compression, badRows);
        Landed landed =
                new Landed("landing", "suppliers/meridian/claims/claims_20260101.csv", "1", Instant.EPOCH, file.length);
        Checked checked = DeliveryCheck.check(
                new CheckRequest(List.of(contract), landed, "0123456789abcdef0123", CheckLimits.USUAL),
                new ByteArrayInputStream(file),
                (_, _) -> OutputStream.nullOutputStream(),
                new ScratchFolder());
        boolean isAccepted = this == CONFORMED || this == CONFORMED_GZIP || this == REJECTS;
        if ((checked.verdict() == Verdict.ACCEPTED) != isAccepted) {
            throw new IllegalStateException(
                    this + ": " + checked.verdict() + " " + Map.copyOf(checked.problemCounts()));
        }
    }
}
