package dev.standin.aws.local;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The buckets as COPY sees them: with one of the roles that the workgroup may take on, and nothing without one, as on AWS. Safe
 * for use by many threads.
 */
final class CopyRoles implements LakeObjects {
    private final S3Store store;
    private final Map<String, Caller> roles = new LinkedHashMap<>();

    CopyRoles(Place place, S3Store store) {
        this.store = store;
        place.stack()
                .warehouse()
                .roles()
                .forEach(role -> roles.put(Arns.role(role.name()), place.role(role.name(), role.permissions())));
    }

    @Override
    public LakeObjects as(String arn) {
        Caller role = roles.get(arn);
        if (role == null) {
            throw new SqlError("Not authorized to get credentials of role " + arn + "; this workgroup takes on "
                    + (roles.isEmpty() ? "none" : String.join(", ", roles.keySet()) + " only"));
        }
        return new WithRole(store, role);
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

    private static SqlError withoutRole() {
        return new SqlError("COPY needs credentials: name a role with iam_role");
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
            require("s3:ListBucket", "arn:aws:s3:::" + bucket);
            return store.list(bucket, prefix).stream()
                    .map(S3Store.StoredObject::key)
                    .toList();
        }

        @Override
        public Path file(String bucket, String key) {
            require("s3:GetObject", "arn:aws:s3:::" + bucket + "/" + key);
            return store.blob(bucket, key).orElseThrow(() -> new NoSuchElementException("s3://" + bucket + "/" + key));
        }

        private void require(String action, String resource) {
            try {
                role.require(action, resource);
            } catch (AccessDenied denied) {
                throw new SqlError(
                        "S3ServiceException:Access Denied,Status 403,Error AccessDenied: " + denied.getMessage());
            }
        }
    }
}
