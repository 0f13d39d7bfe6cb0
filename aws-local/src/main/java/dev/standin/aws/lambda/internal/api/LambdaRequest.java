package dev.standin.aws.lambda.internal.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.standin.aws.lambda.Limits;
import dev.standin.aws.lambda.PayloadTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Lambda API.
 *
 * @param operation method and path with {@code {}} in place of the name, for example {@code GET functions/{}/configuration}
 * @param name the path's second part, decoded; empty if there is none
 */
record LambdaRequest(String operation, String name, Map<String, String> query, Headers headers, String body) {

    LambdaRequest {
        query = Map.copyOf(query);
    }

    static LambdaRequest of(HttpExchange exchange, String prefix, byte[] content) {
        String path = exchange.getRequestURI().getRawPath().substring(prefix.length());
        String[] parts = path.split("/");
        String name = parts.length > 1 ? decode(parts[1]) : "";
        if (parts.length > 1) {
            parts[1] = "{}";
        }
        String operation = exchange.getRequestMethod() + " " + String.join("/", parts);
        return new LambdaRequest(
                operation,
                name,
                query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                new String(content, StandardCharsets.UTF_8));
    }

    /** The bytes that are signed. */
    static byte[] content(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Limits.REQUEST_BYTES + 1);
        if (bytes.length > Limits.REQUEST_BYTES) {
            in.skip(Long.MAX_VALUE);
            throw new PayloadTooLarge(Limits.REQUEST_BYTES);
        }
        return bytes;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            query.put(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
