package dev.standin.aws.internal.s3.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The additional checksums of S3, by the names they have in its headers. */
public enum ChecksumAlgorithm {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    /** A checksum being computed. */
    public interface Running {
        void update(byte[] bytes, int length);

        /** The checksum of everything so far, in network byte order; call this only once. */
        byte[] value();
    }

    public Running start() {
        return switch (this) {
            case CRC32 -> crc(new CRC32(), 4);
            case CRC32C -> crc(new CRC32C(), 4);
            case CRC64NVME -> crc(new Crc64Nvme(), 8);
            case SHA1 -> digest("SHA-1");
            case SHA256 -> digest("SHA-256");
        };
    }

    /** The header that carries the value in Base64, in lower case. */
    public String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The element that carries the value in XML. */
    public String element() {
        return "Checksum" + name();
    }

    /** The algorithm of this name, in any letter case. */
    public static ChecksumAlgorithm named(String name) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> S3Failure.invalidRequest("Checksum algorithm provided is unsupported: " + name));
    }

    /** The algorithm that the header belongs to, if it is a checksum's. */
    public static Optional<ChecksumAlgorithm> ofHeader(String header) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.header().equalsIgnoreCase(header))
                .findFirst();
    }

    public static Running digest(String name) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no " + name, absent);
        }
        return new Running() {
            @Override
            public void update(byte[] bytes, int length) {
                digest.update(bytes, 0, length);
            }

            @Override
            public byte[] value() {
                return digest.digest();
            }
        };
    }

    private static Running crc(Checksum crc, int width) {
        return new Running() {
            @Override
            public void update(byte[] bytes, int length) {
                crc.update(bytes, 0, length);
            }

            @Override
            public byte[] value() {
                byte[] eight = ByteBuffer.allocate(8).putLong(crc.getValue()).array();
                return Arrays.copyOfRange(eight, 8 - width, 8);
            }
        };
    }
}
