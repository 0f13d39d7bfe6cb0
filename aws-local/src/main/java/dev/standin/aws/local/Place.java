package dev.standin.aws.local;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.kms.Keys;
import java.time.Clock;
import java.util.List;

/**
 * What every part of the account needs to know.
 *
 * @param owner may do everything, and makes what the stack names
 */
record Place(Stack stack, Callers callers, Caller owner, Clock clock) {

    /** The roles that somebody may take on. */
    Roles roles() {
        return new Roles(stack.roles());
    }

    /** The keys of what is encrypted. */
    Keys keys() {
        return new Keys(stack.keys());
    }

    /** A caller that acts in this JVM under a role. */
    Caller role(String name, List<Permission> permissions) {
        return callers.role(name, permissions);
    }
}
