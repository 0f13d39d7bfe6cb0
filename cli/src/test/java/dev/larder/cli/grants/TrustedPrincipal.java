package dev.larder.cli.grants;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Trust;
import dev.standin.aws.Access;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of those whom a role trusts.
 *
 * @param by as the wiring names it
 */
record TrustedPrincipal(Wiring.Role role, String by) implements Removable {

    static Stream<Removable> all(Wiring wiring) {
        return wiring.roles().stream()
                .flatMap(role -> role.trust().by().stream().map(by -> new TrustedPrincipal(role, by)));
    }

    @Override
    public boolean aloneAllows(Access access, Arns arns) {
        return (by.equals(Trust.ACCOUNT) || arns.truster(by).endsWith(":role/" + access.caller()))
                && access.action().equals("sts:AssumeRole")
                && access.resource().equals(arns.role(role.name()));
    }

    @Override
    public Wiring removedFrom(Wiring wiring) {
        List<String> others =
                role.trust().by().stream().filter(other -> !other.equals(by)).toList();
        Trust less = new Trust(others, role.trust().session());
        return Removable.with(
                wiring,
                wiring.functions(),
                wiring.roles().stream()
                        .map(each -> each.name().equals(role.name())
                                ? new Wiring.Role(role.name(), role.grants(), less)
                                : each)
                        .toList());
    }

    @Override
    public String toString() {
        return role.name() + " trusts " + by;
    }
}
