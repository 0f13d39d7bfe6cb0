package dev.standin.aws.sts;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.internal.signature.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AssumeRole; source: its page in the STS API Reference. */
record AssumeRole(Callers callers, Roles roles, InstantSource clock) {
    private static final Set<String> KNOWN = Set.of("RoleArn", "RoleSessionName", "DurationSeconds", "SourceIdentity");
    private static final String NAME = "[\\w+=,.@-]{2,64}";
    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;
    private static final int HOUR = 3600;

    Answer answer(Caller caller, Query query) {
        query.checkKnown(KNOWN);
        @Nullable String identity = query.find("SourceIdentity").orElse(null);
        if (identity != null) {
            checkName("SourceIdentity", identity);
        }
        String session = query.required("RoleSessionName");
        checkName("RoleSessionName", session);
        int seconds = seconds(query);
        Roles.Assumed assumed = roles.assume(caller, new Roles.Wish(query.required("RoleArn"), session, identity));
        checkDuration(caller, assumed.role(), seconds);
        Instant expires = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        AccessKey key = AccessKey.until(expires);
        callers.add(key, assumed.session(), assumed.role().permissions(), caller);
        return answer(key, expires, assumed.session());
    }

    private static void checkName(String parameter, String value) {
        if (!value.matches(NAME)) {
            throw StsFailure.invalid(
                    "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]* and have 2 to 64 characters"
                            .formatted(value, Query.member(parameter)));
        }
    }

    private static int seconds(Query query) {
        String given = query.find("DurationSeconds").orElse(String.valueOf(HOUR));
        int seconds = given.matches("\\d{1,9}") ? Integer.parseInt(given) : 0;
        if (seconds < SHORTEST || seconds > LONGEST) {
            throw StsFailure.invalid(
                    "1 validation error detected: Value '%s' at 'durationSeconds' failed to satisfy constraint: Member must have value %s than or equal to %d"
                            .formatted(
                                    given,
                                    seconds < SHORTEST ? "greater" : "less",
                                    seconds < SHORTEST ? SHORTEST : LONGEST));
        }
        return seconds;
    }

    private static void checkDuration(Caller caller, Role role, int seconds) {
        if (caller.principal() instanceof RoleSession && seconds > HOUR) {
            throw StsFailure.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                            + " chaining.");
        }
        if (Duration.ofSeconds(seconds).compareTo(role.longestSession()) > 0) {
            throw StsFailure.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static Answer answer(AccessKey key, Instant expires, RoleSession session) {
        Answer credentials = new Answer()
                .element("AccessKeyId", key.id())
                .element("SecretAccessKey", key.secret())
                .element("SessionToken", Objects.requireNonNull(key.sessionToken(), "a temporary key has a token"))
                .element("Expiration", expires.toString());
        Answer user = new Answer().element("AssumedRoleId", session.userId()).element("Arn", session.arn());
        Answer answer = new Answer().element("Credentials", credentials).element("AssumedRoleUser", user);
        return session.sourceIdentity() == null ? answer : answer.element("SourceIdentity", session.sourceIdentity());
    }
}
