package dev.standin.aws.internal.s3.request;

import com.sun.net.httpserver.HttpExchange;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends answers: headers that S3 gives, XML documents and errors. */
public final class S3Response {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter XML_DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private S3Response() {}

    /** An answer without a body. */
    public static void empty(S3Request request, int status) throws IOException {
        begin(request.exchange());
        request.exchange().sendResponseHeaders(status, -1);
    }

    public static void xml(S3Request request, Xml document) throws IOException {
        xml(request.exchange(), 200, document);
    }

    /** An error as XML; without a body where HTTP forbids one. */
    public static void failure(HttpExchange exchange, S3Failure failure) throws IOException {
        failure.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD") || failure.status() == 304) {
            begin(exchange);
            exchange.sendResponseHeaders(failure.status(), -1);
            return;
        }
        Xml document = Xml.plain("Error")
                .element("Code", failure.code())
                .element("Message", Xml.allowed(failure.getMessage()));
        failure.elements().forEach(document::element);
        document.element("Resource", exchange.getRequestURI().getRawPath());
        xml(exchange, failure.status(), document);
    }

    public static void set(S3Request request, String header, String value) {
        request.exchange().getResponseHeaders().set(header, value);
    }

    /** Names the version in buckets that have versions. */
    public static void setVersion(S3Request request, Bucket bucket, @Nullable Version version) {
        if (version != null && bucket.versioning() != Bucket.Versioning.OFF) {
            set(request, "x-amz-version-id", version.id());
        }
    }

    public static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    /** A date in XML: UTC, milliseconds. */
    public static String xmlDate(Instant instant) {
        return XML_DATE.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    public static String quoted(String etag) {
        return "\"" + etag + "\"";
    }

    public static void begin(HttpExchange exchange) {
        exchange.getResponseHeaders().set("x-amz-request-id", UUID.randomUUID().toString());
        exchange.getResponseHeaders().set("Server", "local-s3");
    }

    private static void xml(HttpExchange exchange, int status, Xml document) throws IOException {
        byte[] bytes = document.end().getBytes(StandardCharsets.UTF_8);
        begin(exchange);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
