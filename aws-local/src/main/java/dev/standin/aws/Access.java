package dev.standin.aws;

import java.util.Map;

/**
 * A permission that a call needed, granted or not.
 *
 * @param caller the caller's name
 * @param action the IAM action, for example {@code s3:PutObject}
 * @param resource the ARN it was needed on
 * @param granted whether the caller has it; otherwise the call is denied
 * @param context what the request said, by condition key
 */
public record Access(String caller, String action, String resource, boolean granted, Map<String, String> context) {
    /** Copies the map. */
    public Access {
        context = Map.copyOf(context);
    }
}
