package dev.larder.functions.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** CloudFormation's own way: a put to a presigned URL of S3, whose signature knows no content type. Thread-safe. */
public final class PresignedUrl implements Callback {
    private static final int TRIES = 3;
    private static final int SERVER_ERROR = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public void put(URI url, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status < 300) {
                    return;
                }
                last = new IOException("CloudFormation's URL answered with status " + status);
                if (status < SERVER_ERROR) {
                    break;
                }
            } catch (IOException failed) {
                last = failed;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                last = new IOException("stopped while answering", stopped);
                break;
            }
        }
        throw new UncheckedIOException("the answer did not reach CloudFormation, which waits for it", last);
    }
}
