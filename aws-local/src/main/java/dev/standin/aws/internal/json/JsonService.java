package dev.standin.aws.internal.json;

import dev.standin.aws.Caller;
import tools.jackson.databind.JsonNode;

/** One AWS service of JSON trees, whatever their bytes; implementations are called by many threads at once. */
public interface JsonService {

    /** The part of {@code X-Amz-Target} before the dot, for example {@code AmazonSQS}. */
    String targetPrefix();

    /** The service's name in the credentials of signatures, for example {@code sqs}. */
    String signingName();

    /** Whether its clients may speak RPC v2 in CBOR too, where its name is the {@link #targetPrefix}. */
    default boolean speaksRpc() {
        return false;
    }

    /**
     * Answers one call.
     *
     * @param caller who calls; the service asks it for every permission with {@link Caller#require}
     * @param operation the part of {@code X-Amz-Target} after the dot, for example {@code SendMessage}
     * @param request the request body; an empty object if there was none
     * @return the response body
     * @throws ServiceFailure for every answer that is an error, including unknown operations ({@link
     *     ServiceFailure#unknownOperation})
     */
    JsonNode call(Caller caller, String operation, JsonNode request);
}
