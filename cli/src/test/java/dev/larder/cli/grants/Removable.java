package dev.larder.cli.grants;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Wiring;
import dev.standin.aws.Access;
import java.util.List;
import java.util.stream.Stream;

/** Something of a wiring without which some call is denied. */
sealed interface Removable permits HeldGrant, TrustedPrincipal {

    /** Every grant of every function and role, and everybody whom a role trusts. */
    static List<Removable> all(Wiring wiring) {
        return Stream.concat(HeldGrant.all(wiring), TrustedPrincipal.all(wiring))
                .toList();
    }

    /** Whether this, and nothing else of its kind, allows it. */
    boolean aloneAllows(Access access, Arns arns);

    /** The same wiring without it. */
    Wiring removedFrom(Wiring wiring);

    /** The same wiring with other functions and roles. */
    static Wiring with(Wiring wiring, List<Wiring.Function> functions, List<Wiring.Role> roles) {
        return new Wiring(
                functions,
                roles,
                wiring.queues(),
                wiring.buckets(),
                wiring.landings(),
                wiring.machines(),
                wiring.schedules(),
                wiring.notices());
    }
}
