package dev.standin.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import dev.standin.aws.Caller;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request: whose it is, the bucket and key of its path (empty if absent), its query and headers. */
final class S3Request {

    private static final String VIRTUAL_HOST_SUFFIX = ".localhost";

    private final HttpExchange exchange;
    private final Caller caller;
    private final String bucket;
    private final String key;
    private final Map<String, String> query;

    private S3Request(HttpExchange exchange, Caller caller, String path) {
        this.exchange = exchange;
        this.caller = caller;
        int slash = path.indexOf('/', 1);
        this.bucket = decoded(slash < 0 ? path.substring(1) : path.substring(1, slash));
        this.key = slash < 0 ? "" : decoded(path.substring(slash + 1));
        this.query = query(exchange.getRequestURI());
    }

    /** Reads path-style addresses and, for the host {@code bucket.localhost}, virtual-hosted ones. */
    static S3Request of(HttpExchange exchange, Caller caller) {
        String path = exchange.getRequestURI().getRawPath();
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        if (name.endsWith(VIRTUAL_HOST_SUFFIX)) {
            path = "/" + name.substring(0, name.length() - VIRTUAL_HOST_SUFFIX.length()) + path;
        }
        return new S3Request(exchange, caller, path);
    }

    HttpExchange exchange() {
        return exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    Map<String, String> query() {
        return query;
    }

    Optional<String> param(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A parameter that is a whole number from 0 to {@code most}; greater ones count as {@code most}, as on AWS. */
    int number(String name, int most) {
        return param(name).filter(text -> !text.isEmpty()).map(text -> number(name, text, most)).orElse(most);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The version id of the query, or null for the current version. */
    @Nullable String versionId() {
        return query.get("versionId");
    }

    /** What {@code x-larder-at} says, the Last-Modified to record; null if it is absent. */
    @Nullable Instant at() {
        try {
            return header("x-larder-at").map(Instant::parse).orElse(null);
        } catch (DateTimeParseException malformed) {
            throw S3Failure.invalidArgument("x-larder-at is no instant such as 2026-03-14T08:00:00Z");
        }
    }

    String bucketArn() {
        return "arn:aws:s3:::" + bucket;
    }

    String objectArn() {
        return arn(bucket, key);
    }

    static String arn(String bucket, String key) {
        return "arn:aws:s3:::%s/%s".formatted(bucket, key);
    }

    /** Refuses the request unless its caller may do this to the bucket. */
    void requireOnBucket(String action) {
        caller.require(action, bucketArn());
    }

    /** Refuses the request unless its caller may do this to the key. */
    void requireOnObject(String action) {
        caller.require(action, objectArn());
    }

    void require(String action, String resource) {
        caller.require(action, resource);
    }

    static String unquoted(String etag) {
        return etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"")
                ? etag.substring(1, etag.length() - 1)
                : etag;
    }

    /** Decodes percent signs; a plus sign is itself, as in paths. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new S3Failure(400, "InvalidURI", "Couldn't parse the specified URI: " + text);
        }
    }

    /** Decodes {@code a=b&c=d}, where a plus sign is a space. */
    static Map<String, String> form(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (pairs.put(decoded(name.replace('+', ' ')), decoded(value.replace('+', ' '))) != null) {
                throw S3Failure.invalidArgument("given twice: " + name);
            }
        }
        return pairs;
    }

    private static Map<String, String> query(URI uri) {
        @Nullable String raw = uri.getRawQuery();
        return raw == null ? Map.of() : form(raw);
    }

    private static int number(String name, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException refusedBelow) {
            // The message is the same as for a negative number.
        }
        throw S3Failure.invalidArgument("Provided %s not an integer or within integer range: %s".formatted(name, text));
    }
}
