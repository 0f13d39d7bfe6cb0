package dev.standin.aws.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The examples that AWS prints with their signatures: "Authenticating Requests (AWS Signature Version 4)" of the Amazon S3 API
 * Reference, and {@code get-vanilla} of the Signature Version 4 test suite.
 */
final class DocumentedSignaturesTest {

    private static final String NO_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final AccessKey KEY =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final Target S3 = Target.s3("us-east-1");

    private final Headers headers = new Headers();

    private static Verifier verifier(AccessKey key, Instant now) {
        SigningKeys keys = new SigningKeys(key);
        return new Verifier(id -> Optional.of(keys).filter(known -> key.id().equals(id)), InstantSource.fixed(now));
    }

    private Payload s3(String method, String path, String query) {
        return verifier(KEY, NOW)
                .head(new SentRequest(method, path, query, headers), S3)
                .payload();
    }

    private void authorize(String signed, String signature) {
        headers.set(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=%s,Signature=%s".formatted(signed, signature));
        headers.set("x-amz-date", "20130524T000000Z");
        headers.set("Host", "examplebucket.s3.amazonaws.com");
    }

    @Test
    void a_get_of_a_range() {
        headers.set("Range", "bytes=0-9");
        headers.set("x-amz-content-sha256", NO_BODY);
        authorize(
                "host;range;x-amz-content-sha256;x-amz-date",
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        assertThat(s3("GET", "/test.txt", "")).isEqualTo(new Payload.Digest(NO_BODY));
    }

    @Test
    void a_put_of_a_key_with_a_sign() {
        headers.set("Date", "Fri, 24 May 2013 00:00:00 GMT");
        headers.set("x-amz-storage-class", "REDUCED_REDUNDANCY");
        headers.set("x-amz-content-sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        authorize(
                "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
        // The sign may be sent as it is or encoded.
        assertThat(s3("PUT", "/test$file.text", "")).isEqualTo(s3("PUT", "/test%24file.text", ""));
    }

    @Test
    void a_parameter_without_a_value() {
        headers.set("x-amz-content-sha256", NO_BODY);
        authorize(
                "host;x-amz-content-sha256;x-amz-date",
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(s3("GET", "/", "lifecycle")).isEqualTo(new Payload.Digest(NO_BODY));
    }

    @Test
    void parameters_in_any_order() {
        headers.set("x-amz-content-sha256", NO_BODY);
        authorize(
                "host;x-amz-content-sha256;x-amz-date",
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
        assertThat(s3("GET", "/", "max-keys=2&prefix=J")).isEqualTo(s3("GET", "/", "prefix=J&max-keys=2"));
    }

    @Test
    void a_presigned_url() {
        headers.set("Host", "examplebucket.s3.amazonaws.com");
        String query =
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        assertThat(s3("GET", "/test.txt", query)).isEqualTo(new Payload.Unsigned());
    }

    @Test
    void a_body_in_signed_chunks() {
        headers.set("x-amz-storage-class", "REDUCED_REDUNDANCY");
        headers.set("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        headers.set("Content-Encoding", "aws-chunked");
        headers.set("x-amz-decoded-content-length", "66560");
        headers.set("Content-Length", "66824");
        authorize(
                "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
                "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        headers.set("Host", "s3.amazonaws.com");

        ChunkSignatures chunks = chunks(s3("PUT", "/examplebucket/chunkObject.txt", ""));

        end(chunks, 65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        end(chunks, 1_024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        end(chunks, 0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
    }

    @Test
    void a_body_in_signed_chunks_with_a_trailer() {
        headers.set("x-amz-storage-class", "REDUCED_REDUNDANCY");
        headers.set("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        headers.set("Content-Encoding", "aws-chunked");
        headers.set("x-amz-decoded-content-length", "66560");
        headers.set("x-amz-trailer", "x-amz-checksum-crc32c");
        authorize(
                "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
                "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        headers.set("Host", "s3.amazonaws.com");

        ChunkSignatures chunks = chunks(s3("PUT", "/examplebucket/chunkObject.txt", ""));

        end(chunks, 65_536, "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2");
        end(chunks, 1_024, "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7");
        end(chunks, 0, "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992");
        chunks.endTrailer(
                "x-amz-checksum-crc32c:sOO8/Q==\n", "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435");
    }

    @Test
    void a_url_presigned_with_version_two() {
        headers.set("Host", "johnsmith.localhost");
        String query =
                "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620";
        SentRequest request = new SentRequest("GET", "/photos/puppy.jpg", query, headers);
        Instant end = Instant.ofEpochSecond(1175139620);

        assertThat(verifier(KEY, end).head(request, S3).payload()).isEqualTo(new Payload.Unsigned());
        assertThatThrownBy(() -> verifier(KEY, end.plusSeconds(1)).head(request, S3))
                .hasMessage("Request has expired");
        SentRequest other = new SentRequest("GET", "/photos/kitten.jpg", query, headers);
        assertThatThrownBy(() -> verifier(KEY, end).head(other, S3)).hasMessageContaining("does not match");
    }

    @Test
    void the_first_case_of_the_test_suite() {
        AccessKey key = new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        headers.set("Host", "example.amazonaws.com");
        headers.set("X-Amz-Date", "20150830T123600Z");
        headers.set(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        Verifier verifier = verifier(key, Instant.parse("2015-08-30T12:36:00Z"));
        SentRequest request = new SentRequest("GET", "/", "", headers);
        Target target = new Target("service", "us-east-1");

        assertThat(verifier.whole(request, target, new byte[0]).accessKeyId()).isEqualTo("AKIDEXAMPLE");
        assertThatThrownBy(() -> verifier.whole(request, target, "x".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SignatureRefused.class);
    }

    private static ChunkSignatures chunks(Payload payload) {
        return Optional.ofNullable(((Payload.Chunked) payload).signatures()).orElseThrow();
    }

    private static void end(ChunkSignatures chunks, int length, String signature) {
        byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.UTF_8);
        chunks.update(bytes, 0, bytes.length);
        chunks.end(signature);
    }
}
