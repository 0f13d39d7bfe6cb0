package dev.larder.local;

import com.sun.net.httpserver.Headers;
import dev.standin.aws.direct.DirectCalls;
import dev.standin.aws.direct.DirectCalls.Answer;
import dev.standin.aws.direct.DirectCalls.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Carries the requests of SDK clients in this process to the local AWS without a network: signed, authorized and answered like any other. What the sockets
 * and their threads cost is a tenth of a run, or more. Thread-safe.
 */
record DirectHttpClient(DirectCalls aws) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(aws, request);
    }

    @Override
    public String clientName() {
        return "Direct";
    }

    /** Closes nothing: the local AWS is not the client's. */
    @Override
    public void close() {}

    private record Call(DirectCalls aws, HttpExecuteRequest request) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            SdkHttpRequest http = request.httpRequest();
            Headers headers = new Headers();
            http.forEachHeader((name, values) -> values.forEach(value -> headers.add(name, value)));
            if (!headers.containsKey("Host")) {
                headers.set("Host", http.host() + ":" + http.port());
            }
            Answer answer = aws.exchange(new Request(http.method().name(), target(http), headers, body()));
            SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(answer.status());
            answer.headers().forEach(response::putHeader);
            InputStream content = answer.body();
            return HttpExecuteResponse.builder()
                    .response(response.build())
                    .responseBody(AbortableInputStream.create(content, () -> close(content)))
                    .build();
        }

        private static URI target(SdkHttpRequest http) {
            String path = http.encodedPath().isEmpty() ? "/" : http.encodedPath();
            return URI.create(http.encodedQueryParameters()
                    .map(query -> path + "?" + query)
                    .orElse(path));
        }

        private InputStream body() {
            return request.contentStreamProvider()
                    .map(content -> content.newStream())
                    .orElseGet(InputStream::nullInputStream);
        }

        private static void close(InputStream content) {
            try {
                content.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void abort() {
            // The answer goes to nobody.
        }
    }
}
