package dev.standin.aws.internal.s3.request;

import dev.standin.aws.Callers;
import dev.standin.aws.internal.s3.store.ChecksumAlgorithm;
import dev.standin.aws.internal.s3.store.S3Failure;
import java.util.Map;
import java.util.Set;

/** Refuses {@code x-amz-} headers that would be ignored because they ask for something that is not here. */
public final class KnownHeaders {

    private static final String META = "x-amz-meta-";

    private static final Set<String> UNDERSTOOD = Set.of(
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-expires",
            "x-amz-signedheaders",
            "x-amz-signature",
            "x-amz-decoded-content-length",
            "x-amz-security-token",
            "x-amz-te",
            "x-amz-trailer",
            "x-amz-user-agent",
            "x-amz-tagging",
            "x-amz-tagging-directive",
            "x-amz-metadata-directive",
            "x-amz-checksum-algorithm",
            "x-amz-checksum-mode",
            "x-amz-checksum-type",
            "x-amz-sdk-checksum-algorithm",
            "x-amz-mp-object-size",
            "x-amz-copy-source",
            "x-amz-copy-source-range",
            "x-amz-copy-source-if-match",
            "x-amz-copy-source-if-none-match");

    /** Headers that may only say what is the case anyway. */
    private static final Map<String, String> FIXED = Map.of(
            "x-amz-storage-class", "STANDARD",
            "x-amz-server-side-encryption", "AES256",
            "x-amz-acl", "private",
            "x-amz-request-payer", "requester",
            "x-amz-expected-bucket-owner", Callers.ACCOUNT,
            "x-amz-source-expected-bucket-owner", Callers.ACCOUNT);

    private KnownHeaders() {}

    public static void check(S3Request request) {
        for (String name : request.headerNames()) {
            if (!name.startsWith("x-amz-") || isUnderstood(name)) {
                continue;
            }
            String value = request.header(name).orElse("");
            if (!value.equals(FIXED.get(name))) {
                throw S3Failure.notImplemented("The header %s: %s".formatted(name, value));
            }
        }
    }

    private static boolean isUnderstood(String name) {
        return UNDERSTOOD.contains(name)
                || name.startsWith(META)
                || ChecksumAlgorithm.ofHeader(name).isPresent();
    }
}
