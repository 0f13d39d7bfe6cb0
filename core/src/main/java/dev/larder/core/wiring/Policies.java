package dev.larder.core.wiring;

import dev.larder.core.wiring.Wiring.Condition;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.core.wiring.Wiring.Trust;
import java.util.ArrayList;
import java.util.List;

/** Grants and trusts of the wiring as IAM's policies say them; the same words for CDK and for the local AWS. */
public final class Policies {
    private static final String FUNCTION = "function:";

    private Policies() {}

    /**
     * A statement of a trust policy whose principal is the account, so that both the policy and the caller's own grants decide.
     */
    public record Admission(List<String> actions, List<Condition> conditions) {
        /** Copies the lists. */
        public Admission {
            actions = List.copyOf(actions);
            conditions = List.copyOf(conditions);
        }
    }

    /** A grant's conditions, with the names that functions have in this environment. */
    public static List<Condition> conditions(Grant grant, Names names) {
        return grant.conditions().stream()
                .map(condition -> new Condition(
                        condition.operator(),
                        condition.key(),
                        condition.values().stream()
                                .map(value -> named(value, names))
                                .toList()))
                .toList();
    }

    private static String named(String value, Names names) {
        return value.startsWith(FUNCTION) ? names.function(value.substring(FUNCTION.length())) : value;
    }

    /** The statements of a role's trust policy: who may take it on, and what they must say of themselves. */
    public static List<Admission> admissions(Trust trust, Arns arns) {
        if (trust.by().equals(List.of(Trust.ACCOUNT))) {
            return List.of(new Admission(List.of("sts:AssumeRole"), List.of()));
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition(
                "StringEquals",
                "aws:PrincipalArn",
                trust.by().stream().map(arns::truster).toList()));
        trust.session()
                .ifPresent(session ->
                        conditions.add(new Condition("StringEquals", "sts:RoleSessionName", List.of(session))));
        List<String> functions = trust.by().stream()
                .filter(by -> by.startsWith(FUNCTION))
                .map(by -> named(by, arns.names()))
                .toList();
        if (functions.isEmpty()) {
            return List.of(new Admission(List.of("sts:AssumeRole"), conditions));
        }
        conditions.add(new Condition(
                "StringLike", "sts:SourceIdentity", List.of(arns.names().function("*"))));
        Condition known = new Condition("StringEquals", "sts:SourceIdentity", functions);
        return List.of(
                new Admission(List.of("sts:AssumeRole"), conditions),
                new Admission(List.of("sts:SetSourceIdentity"), List.of(known)));
    }
}
