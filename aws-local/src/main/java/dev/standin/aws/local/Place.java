package dev.standin.aws.local;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Permission;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What every part of the account needs to know.
 *
 * @param owner may do everything, and makes what the stack names
 */
record Place(Stack stack, Callers callers, Caller owner, Clock clock) {

    /** A caller that acts in this JVM under a role, with a key that nobody is told. */
    Caller role(String name, List<Permission> permissions) {
        return callers.add(newAccessKey("ASIA"), name, permissions);
    }

    /** Random, so that a key from an earlier start says nothing about this one. */
    static String newAccessKey(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }
}
