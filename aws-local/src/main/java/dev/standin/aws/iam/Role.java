package dev.standin.aws.iam;

import dev.standin.aws.Permission;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param permissions everything it may do
 * @param trust who may take it on; nobody else can
 * @param longestSession how long a session may last, 1 to 12 hours
 */
public record Role(String name, List<Permission> permissions, List<Trust> trust, Duration longestSession) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Copies the lists; no duration is an hour, as on AWS. */
    public Role(String name, List<Permission> permissions, List<Trust> trust, @Nullable Duration longestSession) {
        this.name = name;
        this.permissions = List.copyOf(permissions);
        this.trust = List.copyOf(trust);
        this.longestSession = longestSession == null ? HOUR : longestSession;
    }

    /** Sessions last an hour. */
    public Role(String name, List<Permission> permissions, List<Trust> trust) {
        this(name, permissions, trust, HOUR);
    }
}
