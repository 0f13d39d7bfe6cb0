package dev.standin.aws.internal.signature;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire, without its body.
 *
 * @param path as sent, percent signs and all
 * @param query as sent, without its question mark; empty for none
 * @param headers by name; {@link Map#get} must not distinguish letter case, as that of {@link
 *     com.sun.net.httpserver.Headers} does not
 */
public record SentRequest(String method, String path, String query, Map<String, List<String>> headers) {

    /** What an exchange received. */
    public static SentRequest of(HttpExchange exchange) {
        @Nullable String query = exchange.getRequestURI().getRawQuery();
        return new SentRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                exchange.getRequestHeaders());
    }

    /** A header's first value. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }
}
