package dev.standin.aws.local;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Permission;
import java.time.Clock;
import java.util.List;

/**
 * What every part of the account needs to know.
 *
 * @param owner may do everything, and makes what the stack names
 */
record Place(Stack stack, Callers callers, Caller owner, Clock clock) {

    /** A caller that acts in this JVM under a role. */
    Caller role(String name, List<Permission> permissions) {
        return callers.role(name, permissions);
    }
}
