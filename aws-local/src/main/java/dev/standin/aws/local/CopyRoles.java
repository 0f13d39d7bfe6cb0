package dev.standin.aws.local;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.iam.ImpliedActions;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The buckets as COPY and UNLOAD see them: with the last role of a chain, and nothing without one, as on AWS. The first role must be associated
 * with the namespace; each later one trusts the one before, which must have a policy that lets it. Safe for use by many threads.
 *
 * <p>Source: Redshift Management Guide, "Chaining IAM roles in Amazon Redshift".
 */
final class CopyRoles implements LakeObjects {
    private static final String SESSION = "RedshiftIamRoleSession";
    private static final List<String> SERVICES = List.of("redshift-serverless.amazonaws.com", "redshift.amazonaws.com");

    private final Place place;
    private final S3Store store;
    private final Roles roles;

    CopyRoles(Place place, S3Store store) {
        this.place = place;
        this.store = store;
        this.roles = place.roles();
    }

    @Override
    public LakeObjects as(String chain) {
        List<String> arns = List.of(chain.split(",", -1));
        Caller holder = first(arns.getFirst());
        for (String next : arns.subList(1, arns.size())) {
            holder = next(holder, next);
        }
        return new WithRole(store, holder);
    }

    private Caller first(String arn) {
        boolean associated =
                place.stack().warehouse().roles().stream().map(Roles::arn).anyMatch(arn::equals);
        if (!associated) {
            throw unauthorized(138, "The requested role " + arn + " is not associated to cluster");
        }
        Role role = roles.find(arn)
                .filter(found -> found.trust().stream().anyMatch(trust -> SERVICES.contains(trust.principal())))
                .orElseThrow(() -> notAuthorized(arn));
        return place.callers().session(new RoleSession(role.name(), SESSION, null), role.permissions());
    }

    /** IAM would be content with a trust that names the role's ARN; Redshift's documentation demands the policy besides. */
    private Caller next(Caller holder, String arn) {
        try {
            ImpliedActions.COPY.require(holder, Map.of("next role", arn));
            Roles.Assumed assumed = roles.assume(holder, new Roles.Wish(arn, SESSION, null));
            return place.callers().session(assumed.session(), assumed.role().permissions());
        } catch (AccessDenied denied) {
            throw notAuthorized(arn);
        }
    }

    private static SqlError notAuthorized(String arn) {
        return unauthorized(135, "Not authorized to get credentials of role " + arn);
    }

    private static SqlError unauthorized(int type, String message) {
        return new SqlError("exception name : UnauthorizedException, error type : %d, message: %s, should retry : 0"
                .formatted(type, message));
    }

    @Override
    public String region() {
        return Callers.REGION;
    }

    @Override
    public List<String> keys(String bucket, String prefix) {
        throw withoutRole();
    }

    @Override
    public Path file(String bucket, String key) {
        throw withoutRole();
    }

    @Override
    public void write(String bucket, String key, Path file) {
        throw withoutRole();
    }

    private static SqlError withoutRole() {
        return new SqlError("COPY and UNLOAD need credentials: name a role with iam_role");
    }

    private record WithRole(S3Store store, Caller role) implements LakeObjects {
        @Override
        public LakeObjects as(String other) {
            return this;
        }

        @Override
        public String region() {
            return Callers.REGION;
        }

        @Override
        public List<String> keys(String bucket, String prefix) {
            asked(() -> role.require("s3:ListBucket", "arn:aws:s3:::" + bucket));
            return store.list(bucket, prefix).stream()
                    .map(S3Store.StoredObject::key)
                    .toList();
        }

        @Override
        public Path file(String bucket, String key) {
            String arn = "arn:aws:s3:::" + bucket;
            asked(() -> ImpliedActions.LOAD.require(role, Map.of("bucket", arn, "source", arn + "/" + key)));
            return store.blob(bucket, key).orElseThrow(() -> new NoSuchElementException("s3://" + bucket + "/" + key));
        }

        @Override
        public void write(String bucket, String key, Path file) throws IOException {
            String arn = "arn:aws:s3:::" + bucket;
            asked(() -> ImpliedActions.UNLOAD.require(role, Map.of("bucket", arn, "target", arn + "/" + key)));
            try (InputStream bytes = Files.newInputStream(file)) {
                store.put(bucket, key, bytes);
            }
        }

        private static void asked(Runnable question) {
            try {
                question.run();
            } catch (AccessDenied denied) {
                throw new SqlError(
                        "S3ServiceException:Access Denied,Status 403,Error AccessDenied: " + denied.getMessage());
            }
        }
    }
}
