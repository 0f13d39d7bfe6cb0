package dev.larder.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * How SDK clients reach an endpoint: over the network, unless it is one of this process that has announced how it is called without. Thread-safe.
 */
public final class Transport {
    private static final int MOST_CONNECTIONS = 20;
    private static final Map<String, SdkHttpClient> ANNOUNCED = new ConcurrentHashMap<>();

    private Transport() {}

    /**
     * Announces an endpoint of this process until the result is closed.
     *
     * @param endpoint as {@code AWS_ENDPOINT_URL} names it
     * @param direct calls it, at any time and from any thread; it is never closed by a client
     */
    public static Announcement announce(String endpoint, SdkHttpClient direct) {
        ANNOUNCED.put(endpoint, direct);
        return () -> ANNOUNCED.remove(endpoint, direct);
    }

    /** An endpoint that was announced. */
    public interface Announcement extends AutoCloseable {
        @Override
        void close();
    }

    /** A client for an endpoint, to be closed after use; null stands for AWS itself. */
    public static SdkHttpClient to(@Nullable String endpoint) {
        SdkHttpClient direct = endpoint == null ? null : ANNOUNCED.get(endpoint);
        return direct != null
                ? direct
                : Apache5HttpClient.builder().maxConnections(MOST_CONNECTIONS).build();
    }
}
