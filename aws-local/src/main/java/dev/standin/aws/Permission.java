package dev.standin.aws;

import java.util.Locale;

/**
 * Allows an action on resources, as an IAM statement does.
 *
 * @param action an IAM action or pattern, for example {@code s3:GetObject}; letter case is not significant
 * @param resource an ARN or pattern, for example {@code arn:aws:s3:::lake/*}; {@code *} stands for any text, {@code ?}
 *     for one character
 */
public record Permission(String action, String resource) {

    /** Whether this permission covers the action on the resource. */
    public boolean allows(String wantedAction, String wantedResource) {
        return Glob.matches(action.toLowerCase(Locale.ROOT), wantedAction.toLowerCase(Locale.ROOT))
                && Glob.matches(resource, wantedResource);
    }
}
