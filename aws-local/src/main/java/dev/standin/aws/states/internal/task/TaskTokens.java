package dev.standin.aws.states.internal.task;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The tokens that tasks wait for; they end with the process, as their executions do. Safe for use by many threads. */
public final class TaskTokens {
    private static final int TOKEN_BYTES = 48;

    private final Map<String, PendingTask> tasks = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** What became of an answer. */
    public enum Reception {
        TAKEN,
        TOO_LATE,
        UNKNOWN
    }

    /** Whether the text may be one of these tokens, of this process or of another. */
    public static boolean isToken(String text) {
        return text.matches("[A-Za-z0-9_-]{64}");
    }

    /** A text that no other task has had. */
    public String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Makes an answer to the token the task's. */
    public void expect(String token, PendingTask task) {
        tasks.put(token, task);
    }

    public Reception succeed(String token, JsonNode output) {
        return answer(token, new TaskOutcome.Succeeded(output));
    }

    public Reception fail(String token, @Nullable String error, @Nullable String cause) {
        return answer(token, new TaskOutcome.Failed(error, cause));
    }

    public Reception heartbeat(String token) {
        Optional<PendingTask> task = Optional.ofNullable(tasks.get(token));
        if (task.isEmpty()) {
            return Reception.UNKNOWN;
        }
        task.get().heartbeat();
        return task.get().isDone() ? Reception.TOO_LATE : Reception.TAKEN;
    }

    private Reception answer(String token, TaskOutcome answer) {
        PendingTask task = tasks.get(token);
        if (task == null) {
            return Reception.UNKNOWN;
        }
        return task.complete(answer) ? Reception.TAKEN : Reception.TOO_LATE;
    }
}
