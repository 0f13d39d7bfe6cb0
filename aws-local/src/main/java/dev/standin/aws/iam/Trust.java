package dev.standin.aws.iam;

import dev.standin.aws.Callers;
import dev.standin.aws.Condition;
import dev.standin.aws.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a role's trust policy.
 *
 * @param principal the ARN of a user, a role or an account ({@code arn:aws:iam::000000000000:root}), or a service, for example {@code
 *     redshift.amazonaws.com}
 * @param actions {@code sts:AssumeRole}, {@code sts:SetSourceIdentity}
 * @param conditions all of them must hold
 */
public record Trust(String principal, List<String> actions, List<Condition> conditions) {
    /** This account: everybody in it whose own policies allow it too. */
    public static final String ACCOUNT = "arn:aws:iam::" + Callers.ACCOUNT + ":root";

    private static final String ASSUME = "sts:AssumeRole";

    /** Copies the lists; no actions are {@code sts:AssumeRole}, no conditions are none. */
    public Trust(String principal, @Nullable List<String> actions, @Nullable List<Condition> conditions) {
        this.principal = principal;
        this.actions = actions == null ? List.of(ASSUME) : List.copyOf(actions);
        this.conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** May be taken on by one principal, whatever it says. */
    public Trust(String principal) {
        this(principal, List.of(ASSUME), List.of());
    }

    boolean admits(String action, Map<String, String> context) {
        return actions.contains(action) && conditions.stream().allMatch(condition -> condition.holds(context));
    }

    /** Whether it names the principal itself, so that the principal's own policies need not allow it. */
    boolean names(Principal who) {
        return principal.equals(who.principalArn()) || principal.equals(who.arn());
    }

    boolean namesItsAccount() {
        return principal.equals(ACCOUNT);
    }
}
