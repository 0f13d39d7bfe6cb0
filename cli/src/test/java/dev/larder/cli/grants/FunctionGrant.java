package dev.larder.cli.grants;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Wiring;
import dev.standin.aws.Access;
import dev.standin.aws.Permission;
import java.util.List;

/** One of a function's grants. */
record FunctionGrant(Wiring.Function function, Wiring.Grant grant) {

    /** Every grant of every function. */
    static List<FunctionGrant> all(Wiring wiring) {
        return wiring.functions().stream()
                .flatMap(function -> function.grants().stream().map(grant -> new FunctionGrant(function, grant)))
                .toList();
    }

    /** Whether this grant, and no other of the function, allows it. */
    boolean aloneAllows(Access access, Arns arns) {
        return access.caller().equals(arns.names().function(function.name()))
                && permission(grant, arns).allows(access.action(), access.resource())
                && others().stream()
                        .noneMatch(other -> permission(other, arns).allows(access.action(), access.resource()));
    }

    /** The same wiring, but for this grant. */
    Wiring removedFrom(Wiring wiring) {
        return new Wiring(
                wiring.functions().stream()
                        .map(each -> each.equals(function) ? without() : each)
                        .toList(),
                wiring.queues(),
                wiring.buckets(),
                wiring.landings(),
                wiring.machines(),
                wiring.schedules());
    }

    private Wiring.Function without() {
        return new Wiring.Function(
                function.name(),
                function.handler(),
                function.memoryMb(),
                function.timeout(),
                function.fullJit(),
                others());
    }

    private List<Wiring.Grant> others() {
        return function.grants().stream().filter(other -> !other.equals(grant)).toList();
    }

    private static Permission permission(Wiring.Grant grant, Arns arns) {
        return new Permission(grant.action(), arns.resolve(grant.on()));
    }

    @Override
    public String toString() {
        return function.name() + " " + grant.action() + " on " + grant.on();
    }
}
