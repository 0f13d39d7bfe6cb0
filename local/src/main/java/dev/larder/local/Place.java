package dev.larder.local;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Grant;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Permission;
import dev.standin.aws.sqs.QueueStore;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What every part of an environment needs to know.
 *
 * @param owner may do everything, and makes what the wiring declares
 */
record Place(Wiring wiring, Arns arns, Callers callers, Caller owner, Clock clock) {

    static final String REGION = QueueStore.REGION;

    /** The place of an environment of this name, in the region and account that every local ARN names. */
    static Place of(Wiring wiring, String environment, Callers callers, Caller owner) {
        Arns arns = Arns.of(REGION, Callers.ACCOUNT, new Names(environment));
        return new Place(wiring, arns, callers, owner, Clock.systemUTC());
    }

    Names names() {
        return arns.names();
    }

    List<Permission> permissions(List<Grant> grants) {
        return grants.stream()
                .map(grant -> new Permission(grant.action(), arns.resolve(grant.on())))
                .toList();
    }

    /** A caller that acts in this JVM under a role, with a key that nobody is told. */
    Caller role(String name, List<Permission> permissions) {
        return callers.add(newAccessKey("ASIA"), name, permissions);
    }

    /** Random, so that a key from an earlier start says nothing about this one. */
    static String newAccessKey(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }
}
