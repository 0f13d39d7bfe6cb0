package dev.standin.aws.internal.signature;

import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A URL presigned with Signature Version 2, which boto3 and version 1 of the AWS CLI make for S3 unless they are told otherwise.
 *
 * @param bucket what the host names; empty if the path names it
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html">Signing requests, Signature Version 2</a>
 */
record VersionTwoUrl(SentRequest request, QueryParameters query, String bucket) {

    private static final String KEY_ID = "AWSAccessKeyId";
    private static final String SIGNATURE = "Signature";
    private static final String EXPIRES = "Expires";
    private static final Set<String> SUBRESOURCES = Set.of(
            "acl",
            "delete",
            "lifecycle",
            "location",
            "logging",
            "notification",
            "partNumber",
            "policy",
            "requestPayment",
            "tagging",
            "torrent",
            "uploadId",
            "uploads",
            "versionId",
            "versioning",
            "versions",
            "website",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires");

    /** The request as such a URL; empty if it is not one. */
    static Optional<VersionTwoUrl> of(SentRequest request) {
        if (request.header("Authorization").isPresent()) {
            return Optional.empty();
        }
        QueryParameters query = QueryParameters.of(request.query());
        String host = request.header("Host").orElse("").replaceFirst(":\\d+$", "");
        String bucket = host.endsWith(".localhost") ? host.substring(0, host.length() - ".localhost".length()) : "";
        return Optional.of(new VersionTwoUrl(request, query, bucket))
                .filter(url -> query.has(KEY_ID) && query.has(SIGNATURE));
    }

    String accessKeyId() {
        return query.value(KEY_ID).orElseThrow();
    }

    Optional<String> token() {
        return query.value("x-amz-security-token");
    }

    /** Refuses it unless it was signed with the key's secret and its time is not over. */
    void verify(AccessKey key, Instant now) {
        String expires = query.value(EXPIRES)
                .orElseThrow(() -> new SignatureRefused(
                        Reason.NO_DATE,
                        "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters"));
        byte[] signature = Digests.hmacSha1(key.secret().getBytes(StandardCharsets.UTF_8), toSign(expires));
        if (!Digests.equal(
                Base64.getEncoder().encodeToString(signature),
                query.value(SIGNATURE).orElseThrow())) {
            throw new SignatureRefused(Reason.MISMATCH, Verifier.MISMATCH);
        }
        if (seconds(expires).isBefore(now)) {
            throw new SignatureRefused(Reason.EXPIRED, "Request has expired");
        }
    }

    String toSign(String expires) {
        return String.join(
                "\n",
                request.method(),
                either("Content-MD5"),
                either("Content-Type"),
                expires,
                amzHeaders() + resource());
    }

    /** A header's value from the query, where these clients put it, or else from the header. */
    private String either(String header) {
        return query.value(header.toLowerCase(Locale.ROOT))
                .or(() -> request.header(header))
                .orElse("");
    }

    private String amzHeaders() {
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        query.all().forEach(parameter -> headers.put(parameter.name().toLowerCase(Locale.ROOT), parameter.value()));
        return headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-amz-"))
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
    }

    private String resource() {
        List<String> parameters = query.all().stream()
                .filter(parameter -> SUBRESOURCES.contains(parameter.name()))
                .sorted(Comparator.comparing(QueryParameters.Parameter::name))
                .map(parameter ->
                        parameter.value().isEmpty() ? parameter.name() : parameter.name() + "=" + parameter.value())
                .toList();
        String path = (bucket.isEmpty() ? "" : "/" + bucket) + request.path();
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private static Instant seconds(String expires) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(expires));
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new SignatureRefused(Reason.NO_DATE, "Invalid date (should be seconds since epoch): " + expires);
        }
    }
}
