package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.Version;
import dev.standin.aws.internal.s3.store.Version.Attributes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that a writer gives with an object, and a reader gets back. */
public final class ObjectHeaders {

    private static final List<String> STANDARD = List.of(
            "cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires");
    private static final String META = "x-amz-meta-";
    private static final int META_BYTES = 2048;

    private ObjectHeaders() {}

    /** What the request says about the object that it writes, tags included. */
    public static Attributes of(S3Request request) {
        return new Attributes(
                headers(request),
                request.header("x-amz-tagging").map(Tags::ofHeader).orElse(Map.of()));
    }

    public static Map<String, String> headers(S3Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        STANDARD.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, value)));
        withoutTransport(headers);
        headers.putIfAbsent("content-type", "binary/octet-stream");
        int metaBytes = 0;
        for (String name : request.headerNames()) {
            if (name.startsWith(META)) {
                String value = request.header(name).orElse("");
                headers.put(name, value);
                metaBytes += name.length() - META.length() + value.length();
            }
        }
        if (metaBytes > META_BYTES) {
            throw new S3Failure(
                    400,
                    "MetadataTooLarge",
                    "Your metadata headers exceed the maximum allowed metadata size: %d bytes".formatted(META_BYTES));
        }
        return headers;
    }

    /** Sends everything that GET and HEAD say about a version, except for the length. */
    public static void send(S3Request request, Bucket bucket, Version version) {
        Version.Content content = version.bytes();
        version.attributes().headers().forEach((name, value) -> S3Response.set(request, name, value));
        S3Response.set(request, "ETag", S3Response.quoted(content.etag()));
        S3Response.set(request, "Last-Modified", S3Response.httpDate(version.modified()));
        S3Response.set(request, "Accept-Ranges", "bytes");
        S3Response.setVersion(request, bucket, version);
        int tags = version.attributes().tags().size();
        if (tags > 0) {
            S3Response.set(request, "x-amz-tagging-count", Integer.toString(tags));
        }
        request.query().forEach((name, value) -> {
            if (name.startsWith("response-")) {
                S3Response.set(request, name.substring("response-".length()), value);
            }
        });
    }

    /** Removes the transfer's own coding, which is not a property of the object. */
    private static void withoutTransport(Map<String, String> headers) {
        String codings = headers.getOrDefault("content-encoding", "");
        String rest = Arrays.stream(codings.split(","))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
                .collect(Collectors.joining(","));
        headers.remove("content-encoding");
        if (!rest.isEmpty()) {
            headers.put("content-encoding", rest);
        }
    }
}
