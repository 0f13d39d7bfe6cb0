package dev.larder.core.delivery;

import dev.larder.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Derives the id of a delivery from its object version. */
public final class DeliveryId {
    private static final int DIGITS = 20;

    private DeliveryId() {}

    /**
     * The first 20 hexadecimal digits of SHA-256 over bucket, key and version in UTF-8, each preceded by its length in bytes (four
     * bytes, big endian), so that no two triples give the same bytes.
     */
    public static String of(String bucket, String key, String versionId) {
        return of(List.of(bucket, key, versionId));
    }

    private static String of(List<String> parts) {
        MessageDigest digest = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** The id of a landed version, or of its member, whose name is then a fourth part. */
    public static String of(Landed landed) {
        Landed.Member member = landed.member();
        return of(
                member == null
                        ? List.of(landed.bucket(), landed.key(), landed.versionId())
                        : List.of(landed.bucket(), landed.key(), landed.versionId(), member.name()));
    }
}
