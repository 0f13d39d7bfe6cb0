package dev.standin.aws.sqs;

import dev.standin.aws.internal.json.ServiceFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may be in a message, and its MD5. */
final class MessageRules {

    /** Longest message, or all messages of one batch, in UTF-8. */
    static final int LONGEST_BYTES = 1024 * 1024;

    private static final List<String> UNSUPPORTED =
            List.of("MessageAttributes", "MessageSystemAttributes", "MessageDeduplicationId", "MessageGroupId");

    private MessageRules() {}

    /** Reads a message to send, or refuses it. */
    static Queue.Draft draft(JsonNode entry) {
        for (String member : UNSUPPORTED) {
            JsonNode given = entry.path(member);
            boolean isGiven = given.isContainer() ? !given.isEmpty() : given.isString();
            if (isGiven) {
                throw SqsFailures.unsupported("a message with " + member);
            }
        }
        String body = entry.path("MessageBody").asString("");
        if (body.isEmpty()) {
            throw new ServiceFailure(
                    "MissingParameter", "The request must contain the parameter MessageBody.", 400, "MissingParameter");
        }
        if (bytes(body) > LONGEST_BYTES) {
            throw SqsFailures.invalidParameter(
                    "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                            .formatted(LONGEST_BYTES));
        }
        if (body.codePoints().anyMatch(MessageRules::isForbidden)) {
            throw new ServiceFailure(
                    "InvalidMessageContents",
                    "Invalid characters found in the message body.",
                    400,
                    "InvalidMessageContents");
        }
        return new Queue.Draft(body, delay(entry));
    }

    static int bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no MD5", absent);
        }
    }

    private static @Nullable Duration delay(JsonNode entry) {
        JsonNode delay = entry.path("DelaySeconds");
        if (!delay.isNumber()) {
            return null;
        }
        int seconds = delay.asInt(-1);
        if (seconds < 0 || seconds > 900) {
            throw SqsFailures.invalidParameter("DelaySeconds is 0 to 900, found " + delay);
        }
        return Duration.ofSeconds(seconds);
    }

    /** Whether SQS refuses the character: it takes only those of XML 1.0. */
    private static boolean isForbidden(int c) {
        boolean allowed = c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
        return !allowed;
    }
}
