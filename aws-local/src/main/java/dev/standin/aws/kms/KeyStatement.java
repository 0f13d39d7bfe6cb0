package dev.standin.aws.kms;

import dev.standin.aws.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a key's policy, which allows.
 *
 * @param principal {@code *}, the ARN of a user, a role or an account ({@code arn:aws:iam::000000000000:root}), or a service, for example
 *     {@code events.amazonaws.com}
 * @param actions may end in {@code *}, for example {@code kms:GenerateDataKey*}
 * @param conditions all of them must hold
 */
public record KeyStatement(String sid, String principal, List<String> actions, List<Condition> conditions) {
    /** Copies the lists; no conditions are none. */
    public KeyStatement(String sid, String principal, List<String> actions, @Nullable List<Condition> conditions) {
        this.sid = sid;
        this.principal = principal;
        this.actions = List.copyOf(actions);
        this.conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}
