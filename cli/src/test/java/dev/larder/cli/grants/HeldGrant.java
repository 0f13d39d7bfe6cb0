package dev.larder.cli.grants;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Grant;
import dev.standin.aws.Access;
import dev.standin.aws.Permission;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the grants of a function or a role.
 *
 * @param holder its name in the wiring
 * @param held all grants that the holder has
 */
public record HeldGrant(String holder, List<Grant> held, Grant grant) implements Removable {

    static Stream<Removable> all(Wiring wiring) {
        return Stream.concat(
                wiring.functions().stream().flatMap(each -> of(each.name(), each.grants())),
                wiring.roles().stream().flatMap(each -> of(each.name(), each.grants())));
    }

    /** A wiring in which nobody is granted an action. */
    public static Wiring without(String action, Wiring wiring) {
        Wiring rest = wiring;
        for (Removable each : all(wiring).toList()) {
            if (each instanceof HeldGrant held && held.grant.action().equals(action)) {
                rest = held.removedFrom(rest);
            }
        }
        return rest;
    }

    private static Stream<Removable> of(String holder, List<Grant> grants) {
        return grants.stream().map(grant -> new HeldGrant(holder, grants, grant));
    }

    @Override
    public boolean aloneAllows(Access access, Arns arns) {
        return access.caller().equals(arns.names().role(holder))
                && covers(grant, access, arns)
                && others(held).stream().noneMatch(other -> covers(other, access, arns));
    }

    private static boolean covers(Grant grant, Access access, Arns arns) {
        return new Permission(grant.action(), arns.resolve(grant.on()))
                .allows(access.action(), access.resource(), access.context());
    }

    @Override
    public Wiring removedFrom(Wiring wiring) {
        return Removable.with(
                wiring,
                wiring.functions().stream().map(this::without).toList(),
                wiring.roles().stream().map(this::without).toList());
    }

    private Wiring.Function without(Wiring.Function function) {
        return !function.name().equals(holder)
                ? function
                : new Wiring.Function(
                        function.name(),
                        function.handler(),
                        function.memoryMb(),
                        function.timeout(),
                        function.fullJit(),
                        others(function.grants()));
    }

    private Wiring.Role without(Wiring.Role role) {
        return !role.name().equals(holder) ? role : new Wiring.Role(role.name(), others(role.grants()), role.trust());
    }

    private List<Grant> others(List<Grant> grants) {
        return grants.stream().filter(other -> !other.equals(grant)).toList();
    }

    @Override
    public String toString() {
        return holder + " " + grant.action() + " on " + grant.on();
    }
}
