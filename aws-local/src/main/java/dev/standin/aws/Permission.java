package dev.standin.aws;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Allows an action on resources, as an IAM statement does.
 *
 * @param action an IAM action or pattern, for example {@code s3:GetObject}; letter case is not significant
 * @param resource an ARN or pattern, for example {@code arn:aws:s3:::lake/*}; {@code *} stands for any text, {@code ?}
 *     for one character, <code>${aws:userid}</code> for who asks
 * @param conditions all of them must hold
 */
public record Permission(String action, String resource, List<Condition> conditions) {
    /** Copies the conditions; none are none. */
    public Permission(String action, String resource, @Nullable List<Condition> conditions) {
        this.action = action;
        this.resource = resource;
        this.conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** Whatever the request says besides. */
    public Permission(String action, String resource) {
        this(action, resource, List.of());
    }

    /** Whether this permission covers the action on the resource, if its conditions hold. */
    public boolean covers(String wantedAction, String wantedResource) {
        return coversAction(wantedAction) && Glob.matches(resource, wantedResource);
    }

    private boolean coversAction(String wanted) {
        return action.equals("*") || Glob.matches(action.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
    }

    /** Whether this permission allows the action on the resource in a request of this context, which fills its variables. */
    public boolean allows(String wantedAction, String wantedResource, Map<String, String> context) {
        return coversAction(wantedAction)
                && Glob.matches(Condition.filled(resource, context), wantedResource)
                && conditions.stream().allMatch(condition -> condition.holds(context));
    }
}
