package dev.standin.aws.internal.s3.store;

import java.util.Base64;

/**
 * A stored checksum.
 *
 * @param value Base64; for a composite one followed by a hyphen and the number of parts
 * @param composite whether it is the checksum of the parts' checksums instead of the bytes
 */
public record ObjectChecksum(ChecksumAlgorithm algorithm, String value, boolean composite) {

    public static ObjectChecksum ofBytes(ChecksumAlgorithm algorithm, byte[] value) {
        return new ObjectChecksum(algorithm, Base64.getEncoder().encodeToString(value), false);
    }

    /** What S3 calls the kind. */
    public String type() {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }
}
