package dev.standin.aws;

import dev.standin.aws.internal.signature.AccessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.IoUtils;

/** Requests that no SDK client would send, signed by the SDK's signer all the same. */
public final class SignedHttp {

    private SignedHttp() {}

    /** A request of the text, signed whole for a service that is not S3. */
    public static HttpRequest.Builder text(
            AccessKey key, String service, String method, URI uri, Map<String, String> headers, String body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().uri(uri).method(SdkHttpMethod.fromValue(method));
        headers.forEach(request::putHeader);
        return sent(
                sign(
                        key,
                        request.build(),
                        body,
                        builder -> builder.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** A put to S3 in signed chunks with a trailer, or in unsigned ones; the body may be spoiled on its way. */
    public static HttpRequest.Builder chunked(AccessKey key, URI uri, String body, boolean signed, Spoiler spoiler) {
        // For another scheme chunks are not signed; what is signed of the address is its host.
        URI asked = signed ? uri : URI.create(uri.toString().replaceFirst("^http:", "https:"));
        SignedRequest chunks = sign(
                key,
                SdkHttpRequest.builder()
                        .uri(asked)
                        .method(SdkHttpMethod.PUT)
                        .putHeader("Content-Length", Integer.toString(body.length()))
                        .build(),
                body,
                builder -> builder.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, signed)
                        .putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32));
        byte[] encoded = bytes(chunks.payload().orElseThrow());
        return sent(
                        chunks,
                        spoiler.spoil(new String(encoded, StandardCharsets.ISO_8859_1))
                                .getBytes(StandardCharsets.ISO_8859_1))
                .uri(uri);
    }

    /** Changes what is sent after it was signed. */
    @FunctionalInterface
    public interface Spoiler {
        /** The body to send instead. */
        String spoil(String body);
    }

    private static SignedRequest sign(
            AccessKey key,
            SdkHttpRequest request,
            String body,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
        return AwsV4HttpSigner.create().sign(builder -> {
            builder.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                    .request(request)
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.REGION_NAME, Callers.REGION);
            more.accept(builder);
        });
    }

    private static HttpRequest.Builder sent(SignedRequest signed, byte[] body) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(signed.request().getUri())
                .method(signed.request().method().name(), HttpRequest.BodyPublishers.ofByteArray(body));
        signed.request().headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return sent;
    }

    private static byte[] bytes(ContentStreamProvider payload) {
        try {
            return IoUtils.toByteArray(payload.newStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
