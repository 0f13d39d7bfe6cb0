package dev.standin.aws.kms;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Encryption;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.ImpliedActions;
import dev.standin.aws.iam.ImpliedActions.Need;
import dev.standin.aws.iam.Trust;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of the account. What a call on something encrypted needs of its key says {@link ImpliedActions}; a statement of the key's policy
 * that names the caller or everybody suffices, and one that names the account lets the caller's own policies decide. Safe for use by many
 * threads.
 *
 * <p>Stricter than AWS in one thing: HeadObject asks as GetObject does.
 *
 * <p>Source: KMS Developer Guide, "Key policies in AWS KMS" and "AWS KMS condition keys" (kms:ViaService, kms:CallerAccount).
 */
public final class Keys implements Encryption {
    private static final String ENCRYPTED = "with a key of ours";
    private static final String EVERYBODY = "*";

    private final List<Key> keys;
    private final Map<String, List<Need>> needs = new ConcurrentHashMap<>();

    /** These and no others. */
    public Keys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The ARN of a key. */
    public static String arn(String name) {
        return "arn:aws:kms:%s:%s:key/%s".formatted(Callers.REGION, Callers.ACCOUNT, name);
    }

    @Override
    public void require(Caller caller, String action, String resource) {
        of(resource).ifPresent(key -> {
            for (Need need : needs(action)) {
                require(caller, need.action(), key, via(action));
            }
        });
    }

    private static void require(Caller caller, String action, Key key, Map<String, String> via) {
        Map<String, String> context = caller.whole(via);
        String arn = arn(key.name());
        boolean admitted = key.policy().stream()
                .filter(statement -> admits(statement, action, context))
                .anyMatch(statement -> names(statement, caller)
                        || (statement.principal().equals(Trust.ACCOUNT) && caller.may(action, arn, context)));
        if (!admitted) {
            caller.record(action, arn, false, context);
            throw AccessDenied.ofKey(caller.principal(), action, arn);
        }
    }

    /**
     * Whether a service may do something for somebody else's resource, as events are sent to a queue for a rule.
     *
     * @param action what it does, for example {@code sqs:SendMessage}
     * @param resource what it does it to
     * @param source the ARN for which it acts
     */
    public boolean admits(String service, String action, String resource, String source) {
        Map<String, String> context = Map.of("aws:SourceArn", source, "aws:SourceAccount", Callers.ACCOUNT);
        return of(resource).stream()
                .allMatch(key -> needs(action).stream()
                        .allMatch(need -> key.policy().stream()
                                .anyMatch(statement -> statement.principal().equals(service)
                                        && admits(statement, need.action(), context))));
    }

    private Optional<Key> of(String resource) {
        return keys.stream()
                .filter(key -> key.encrypts().stream().anyMatch(one -> new Permission("*", one).covers("*", resource)))
                .findFirst();
    }

    private List<Need> needs(String action) {
        return needs.computeIfAbsent(action, Keys::needed);
    }

    private static List<Need> needed(String action) {
        return ImpliedActions.all().stream()
                .filter(line -> line.call().equals(action) && line.when().equals(ENCRYPTED))
                .flatMap(line -> line.needs().stream())
                .toList();
    }

    /** What a request says that comes by another service. */
    private static Map<String, String> via(String action) {
        String service = action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
        return Map.of(
                "kms:CallerAccount",
                Callers.ACCOUNT,
                "kms:ViaService",
                service + "." + Callers.REGION + ".amazonaws.com");
    }

    private static boolean admits(KeyStatement statement, String action, Map<String, String> context) {
        return statement.actions().stream().anyMatch(allowed -> new Permission(allowed, "*").covers(action, "*"))
                && statement.conditions().stream().allMatch(condition -> condition.holds(context));
    }

    private static boolean names(KeyStatement statement, Caller caller) {
        String principal = statement.principal();
        return principal.equals(EVERYBODY)
                || principal.equals(caller.principal().principalArn())
                || principal.equals(caller.principal().arn());
    }
}
