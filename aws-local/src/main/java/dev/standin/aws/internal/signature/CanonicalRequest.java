package dev.standin.aws.internal.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request in the one form that both sides compute.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">its parts</a>
 */
record CanonicalRequest(SentRequest request, List<String> signed, String payload, boolean isS3) {

    /** The digest that the string to sign has. */
    String digest() {
        return Digests.sha256(text().getBytes(StandardCharsets.ISO_8859_1));
    }

    String text() {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(isS3 ? pathOfS3() : pathOfOthers()).append('\n');
        text.append(QueryParameters.of(request.query()).canonical()).append('\n');
        for (String name : signed) {
            text.append(name).append(':').append(values(name)).append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(payload)
                .toString();
    }

    /** The path encoded once, including what the client did not encode. */
    private String pathOfS3() {
        return request.path().isEmpty() ? "/" : PercentText.encoded(PercentText.decoded(request.path()), true);
    }

    /** The path as sent, without empty segments and dots, encoded once more. */
    private String pathOfOthers() {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : request.path().split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String path = "/" + String.join("/", kept);
        boolean ends = path.length() > 1 && request.path().endsWith("/");
        return PercentText.encoded(ends ? path + "/" : path, true);
    }

    private String values(String name) {
        return Optional.ofNullable(request.headers().get(name)).orElse(List.of()).stream()
                .map(value -> value.contains("  ") ? value.strip().replaceAll(" {2,}", " ") : value.strip())
                .collect(Collectors.joining(","));
    }
}
