package dev.standin.aws.internal.s3.request;

import com.sun.net.httpserver.HttpExchange;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.s3.store.Precondition;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.signature.Payload;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request: whose it is, the bucket and key of its path (empty if absent), its query and headers. What a presigned URL says in
 * parameters that begin with {@code x-amz-} counts as headers.
 */
public final class S3Request {

    private static final Set<String> OF_VERSION_TWO = Set.of("AWSAccessKeyId", "Signature", "Expires");
    private static final Set<String> HOISTED = Set.of("content-type", "content-md5");
    private static final String VIRTUAL_HOST_SUFFIX = ".localhost";

    private final HttpExchange exchange;
    private final Callers.Identified identified;
    private final String bucket;
    private final String key;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> hoisted = new LinkedHashMap<>();

    private S3Request(HttpExchange exchange, Callers.Identified identified, String path) {
        this.exchange = exchange;
        this.identified = identified;
        int slash = path.indexOf('/', 1);
        this.bucket = decoded(slash < 0 ? path.substring(1) : path.substring(1, slash));
        this.key = slash < 0 ? "" : decoded(path.substring(slash + 1));
        readQuery(exchange.getRequestURI());
    }

    /** Reads path-style addresses and, for the host {@code bucket.localhost}, virtual-hosted ones. */
    public static S3Request of(HttpExchange exchange, Callers.Identified identified) {
        String path = exchange.getRequestURI().getRawPath();
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        if (name.endsWith(VIRTUAL_HOST_SUFFIX)) {
            path = "/" + name.substring(0, name.length() - VIRTUAL_HOST_SUFFIX.length()) + path;
        }
        return new S3Request(exchange, identified, path);
    }

    public HttpExchange exchange() {
        return exchange;
    }

    /** How the body is to be verified. */
    Payload payload() {
        return identified.payload();
    }

    String method() {
        return exchange.getRequestMethod();
    }

    public String bucket() {
        return bucket;
    }

    public String key() {
        return key;
    }

    Map<String, String> query() {
        return query;
    }

    public Optional<String> param(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A parameter that is a whole number from 0 to {@code most}; greater ones count as {@code most}, as on AWS. */
    public int number(String name, int most) {
        return param(name)
                .filter(text -> !text.isEmpty())
                .map(text -> number(name, text, most))
                .orElse(most);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .or(() -> Optional.ofNullable(hoisted.get(name.toLowerCase(Locale.ROOT))));
    }

    /** The names of all headers, in lower case. */
    Set<String> headerNames() {
        Set<String> names = new HashSet<>(hoisted.keySet());
        exchange.getRequestHeaders().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** The version id of the query, or null for the current version. */
    public @Nullable String versionId() {
        return query.get("versionId");
    }

    /** What {@code x-local-last-modified} says, the Last-Modified to record; null if it is absent. */
    public @Nullable Instant at() {
        try {
            return header("x-local-last-modified").map(Instant::parse).orElse(null);
        } catch (DateTimeParseException malformed) {
            throw S3Failure.invalidArgument("x-local-last-modified is no instant such as 2026-03-14T08:00:00Z");
        }
    }

    String bucketArn() {
        return "arn:aws:s3:::" + bucket;
    }

    String objectArn() {
        return arn(bucket, key);
    }

    public static String arn(String bucket, String key) {
        return "arn:aws:s3:::%s/%s".formatted(bucket, key);
    }

    /** Refuses the request unless its caller may do this to the bucket; a listing's prefix is what a condition may ask for. */
    public void requireOnBucket(String action) {
        caller().require(action, bucketArn(), context("s3:prefix", param("prefix")));
    }

    /** Refuses the request unless its caller may do this to the key. */
    public void requireOnObject(String action) {
        caller().require(action, objectArn());
    }

    /** Refuses the request unless its caller may write the key; a condition may ask what is copied, and whether what is there stays. */
    public void requireWrite() {
        Map<String, String> context = new HashMap<>();
        header("x-amz-copy-source").ifPresent(source -> context.put("s3:x-amz-copy-source", source));
        header("if-none-match").ifPresent(tag -> context.put("s3:if-none-match", tag));
        caller().require("s3:PutObject", objectArn(), context);
    }

    private static Map<String, String> context(String key, Optional<String> value) {
        return value.map(text -> Map.of(key, text)).orElse(Map.of());
    }

    /** Of an upload in parts the key decrypts too: {@code implied-actions.json}, "in parts, with a key of ours". */
    public void requireKeyForParts() {
        caller().requireKey("s3:GetObject", objectArn());
    }

    public void require(String action, String resource) {
        caller().require(action, resource);
    }

    private Caller caller() {
        return identified.caller();
    }

    public static String unquoted(String etag) {
        return etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"")
                ? etag.substring(1, etag.length() - 1)
                : etag;
    }

    /** Decodes percent signs; a plus sign is itself, as in paths. */
    static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') < 0 || isReplacementSent(text)) {
                return decoded;
            }
            throw new IllegalArgumentException("no UTF-8");
        } catch (IllegalArgumentException malformed) {
            throw new S3Failure(400, "InvalidURI", "Couldn't parse the specified URI: " + text);
        }
    }

    /** Whether the replacement character was sent as such, and does not stand for bytes that are not UTF-8. */
    private static boolean isReplacementSent(String text) {
        byte[] bytes = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
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

    private void readQuery(URI uri) {
        @Nullable String raw = uri.getRawQuery();
        Map<String, String> all = raw == null ? Map.of() : form(raw);
        boolean presigned = all.containsKey("X-Amz-Signature");
        boolean older = all.containsKey("AWSAccessKeyId") && all.containsKey("Signature");
        all.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean isHeader = lower.startsWith("x-amz-") ? presigned || older : older && HOISTED.contains(lower);
            if (isHeader) {
                hoisted.put(lower, checked(name, value));
            } else if (!older || !OF_VERSION_TWO.contains(name)) {
                query.put(name, name.startsWith("response-") ? checked(name, value) : value);
            }
        });
    }

    /** Checks a value that becomes a header, where a line break would begin another one. */
    private static String checked(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw S3Failure.invalidArgument("The parameter %s has a control character".formatted(name));
        }
        return value;
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

    /** Reads {@code If-Match} and {@code If-None-Match}, the latter with {@code *} only. */
    public Precondition precondition() {
        Optional<String> noneMatch = header("if-none-match");
        if (noneMatch.isPresent() && !noneMatch.get().equals("*")) {
            throw S3Failure.notImplemented("If-None-Match other than * on a write");
        }
        return new Precondition(header("if-match").map(S3Request::unquoted).orElse(null), noneMatch.isPresent());
    }
}
