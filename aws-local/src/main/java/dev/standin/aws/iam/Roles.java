package dev.standin.aws.iam;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal;
import dev.standin.aws.Principal.RoleSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the account, and who may take them on. Safe for use by many threads.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic" and "Monitor and control actions taken with assumed roles". Within one account a
 * trust policy that names the caller by its ARN suffices; one that names the account lets the caller's own policies decide.
 */
public final class Roles {
    private static final String ASSUME = "sts:AssumeRole";
    private static final String IDENTIFY = "sts:SetSourceIdentity";

    private final Map<String, Role> byArn = new LinkedHashMap<>();

    /** These and no others. */
    public Roles(List<Role> roles) {
        roles.forEach(role -> byArn.put(arn(role.name()), role));
    }

    /** The ARN of a role. */
    public static String arn(String name) {
        return "arn:aws:iam::%s:role/%s".formatted(Callers.ACCOUNT, name);
    }

    /** The role of this ARN. */
    public Optional<Role> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /**
     * What somebody asks for.
     *
     * @param sourceIdentity null to keep the one that the caller has, if any
     */
    public record Wish(
            String roleArn, String session, @Nullable String sourceIdentity) {}

    /** A role that was taken on. */
    public record Assumed(Role role, RoleSession session) {}

    /**
     * Takes a role on.
     *
     * @throws AccessDenied if there is no such role, it does not trust the caller, or the caller may not
     */
    public Assumed assume(Caller caller, Wish wish) {
        @Nullable String inherited = caller.principal() instanceof RoleSession from ? from.sourceIdentity() : null;
        @Nullable String identity = wish.sourceIdentity() == null ? inherited : wish.sourceIdentity();
        Map<String, String> context = new LinkedHashMap<>(caller.principal().context());
        context.put("sts:RoleSessionName", wish.session());
        if (identity != null) {
            context.put("sts:SourceIdentity", identity);
        }
        require(caller, ASSUME, wish.roleArn(), context);
        if (identity != null) {
            require(caller, IDENTIFY, wish.roleArn(), context);
        }
        if (inherited != null && !inherited.equals(identity)) {
            throw AccessDenied.ofRole(caller.principal(), IDENTIFY, wish.roleArn());
        }
        Role role = find(wish.roleArn()).orElseThrow();
        return new Assumed(role, new RoleSession(role.name(), wish.session(), identity));
    }

    private void require(Caller caller, String action, String roleArn, Map<String, String> context) {
        Principal who = caller.principal();
        List<Trust> admitting = find(roleArn).map(Role::trust).orElse(List.of()).stream()
                .filter(trust -> trust.admits(action, context))
                .toList();
        boolean granted = admitting.stream().anyMatch(trust -> trust.names(who))
                || (admitting.stream().anyMatch(Trust::namesItsAccount) && caller.may(action, roleArn, context));
        caller.record(action, roleArn, granted, context);
        if (!granted) {
            throw AccessDenied.ofRole(who, action, roleArn);
        }
    }
}
