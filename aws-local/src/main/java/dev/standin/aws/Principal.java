package dev.standin.aws;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as policies and messages call it.
 *
 * <p>Source: IAM User Guide, "IAM identifiers" and "AWS global condition context keys".
 */
public sealed interface Principal {
    /** The name of the user or of the role. */
    String name();

    /** The ARN in messages. */
    String arn();

    /** What {@code aws:PrincipalArn} says: the user, or the role and not its session. */
    String principalArn();

    /** What {@code aws:userid} says. */
    String userId();

    /** What every request of it says of itself. */
    default Map<String, String> context() {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("aws:PrincipalArn", principalArn());
        context.put("aws:userid", userId());
        return context;
    }

    /** A person with an access key that lasts. */
    record User(String name) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::%s:user/%s".formatted(Callers.ACCOUNT, name);
        }

        @Override
        public String principalArn() {
            return arn();
        }

        @Override
        public String userId() {
            return id("AIDA", name);
        }

        @Override
        public Map<String, String> context() {
            Map<String, String> context = Principal.super.context();
            context.put("aws:username", name);
            return context;
        }
    }

    /**
     * A role that somebody took on.
     *
     * @param session the session's name; a function's is its own name
     * @param sourceIdentity who said at the beginning of a chain that it acts; null if nobody said so
     */
    record RoleSession(
            String name, String session, @Nullable String sourceIdentity) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(Callers.ACCOUNT, name, session);
        }

        @Override
        public String principalArn() {
            return "arn:aws:iam::%s:role/%s".formatted(Callers.ACCOUNT, name);
        }

        @Override
        public String userId() {
            return id("AROA", name) + ":" + session;
        }

        @Override
        public Map<String, String> context() {
            Map<String, String> context = Principal.super.context();
            if (sourceIdentity != null) {
                context.put("aws:SourceIdentity", sourceIdentity);
            }
            return context;
        }
    }

    /** An id of AWS's form. It is the same for the same name; on AWS one that was made again has another. */
    private static String id(String kind, String name) {
        String digits = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return kind + digits.substring(0, 17).toUpperCase(Locale.ROOT);
    }
}
