package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.S3Failure;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a request is recognised as a certain call.
 *
 * @param operation the call's name in S3's API
 * @param path what the request's path must name
 * @param selectors parameters that the query must have
 * @param options parameters that it may have besides
 */
public record Route(
        String operation,
        String method,
        PathKind path,
        boolean copies,
        Set<String> selectors,
        Set<String> options,
        Call call) {

    /** What a path names. */
    public enum PathKind {
        SERVICE,
        BUCKET,
        OBJECT;

        static PathKind of(S3Request request) {
            if (request.bucket().isEmpty()) {
                return SERVICE;
            }
            return request.key().isEmpty() ? BUCKET : OBJECT;
        }
    }

    /** Answers a request. */
    public interface Call {
        void answer(S3Request request) throws IOException;
    }

    /** Parameters that say nothing about what to do: {@code x-id} repeats the operation's name for logs. */
    private static final Set<String> IGNORABLE = Set.of("x-id");

    /** The first route that fits the request. */
    public static Route of(List<Route> routes, S3Request request) {
        Route route = routes.stream()
                .filter(candidate -> candidate.fits(request))
                .findFirst()
                .orElseThrow(() -> S3Failure.notImplemented(described(request)));
        Set<String> unknown = new HashSet<>(request.query().keySet());
        unknown.removeAll(route.selectors());
        unknown.removeAll(route.options());
        unknown.removeAll(IGNORABLE);
        if (!unknown.isEmpty()) {
            throw S3Failure.notImplemented(
                    "%s (no %s with %s)".formatted(described(request), route.operation(), String.join(", ", unknown)));
        }
        return route;
    }

    private boolean fits(S3Request request) {
        return method.equals(request.method())
                && path == PathKind.of(request)
                && copies == request.header("x-amz-copy-source").isPresent()
                && request.query().keySet().containsAll(selectors);
    }

    private static String described(S3Request request) {
        String target = switch (PathKind.of(request)) {
            case SERVICE -> "the service";
            case BUCKET -> "a bucket";
            case OBJECT -> "an object";
        };
        String query = request.query().isEmpty()
                ? ""
                : "?" + String.join("&", request.query().keySet());
        return "The call %s %s on %s".formatted(request.method(), query, target).replace("  ", " ");
    }
}
