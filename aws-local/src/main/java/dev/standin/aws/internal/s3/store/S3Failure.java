package dev.standin.aws.internal.s3.store;

import java.util.Map;

/** An error answer of S3: its code, a message, the HTTP status, and the headers and elements that go with it. */
public final class S3Failure extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, String> headers;
    private final Map<String, String> elements;

    public S3Failure(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    public S3Failure(int status, String code, String message, Map<String, String> headers) {
        this(status, code, message, headers, Map.of());
    }

    private S3Failure(
            int status, String code, String message, Map<String, String> headers, Map<String, String> elements) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.elements = Map.copyOf(elements);
    }

    /** The same with an element of its XML besides code and message. */
    public S3Failure with(String element, String value) {
        return new S3Failure(status, code, getMessage(), headers, Map.of(element, value));
    }

    static S3Failure noSuchBucket(String bucket) {
        return new S3Failure(404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
    }

    public static S3Failure noSuchKey(String key) {
        return new S3Failure(404, "NoSuchKey", "The specified key does not exist: " + key);
    }

    public static S3Failure noSuchVersion(String key, String versionId) {
        return new S3Failure(404, "NoSuchVersion", "%s has no version %s".formatted(key, versionId));
    }

    public static S3Failure noSuchUpload(String uploadId) {
        return new S3Failure(
                404,
                "NoSuchUpload",
                "There is no multipart upload %s; it may have been completed or aborted".formatted(uploadId));
    }

    public static S3Failure invalidArgument(String message) {
        return new S3Failure(400, "InvalidArgument", message);
    }

    public static S3Failure invalidRequest(String message) {
        return new S3Failure(400, "InvalidRequest", message);
    }

    public static S3Failure preconditionFailed(String header) {
        return new S3Failure(
                412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold: " + header);
    }

    public static S3Failure notImplemented(String what) {
        return new S3Failure(501, "NotImplemented", what + " is not implemented by the local S3");
    }

    public static S3Failure internal(String message) {
        return new S3Failure(500, "InternalError", message);
    }

    /** The HTTP status, 304 to 503. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, String> elements() {
        return elements;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
