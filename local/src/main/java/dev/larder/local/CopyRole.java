package dev.larder.local;

import dev.larder.core.wiring.LarderWiring;
import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.s3.S3Store;
import dev.standin.redshift.LakeObjects;
import dev.standin.redshift.sql.SqlError;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The lake as COPY sees it: with the environment's copy role, which reads conformed parts and manifests and nothing else.
 * As on AWS the warehouse can take on that role only; it has no role by default. Safe for use by many threads.
 */
final class CopyRole implements LakeObjects {

    private final S3Store store;
    private final Caller role;
    private final String arn;

    CopyRole(Place place, S3Store store) {
        this.store = store;
        this.arn = place.arns().copyRole();
        this.role = place.role(place.names().copyRole(), place.permissions(LarderWiring.copyRole()));
    }

    @Override
    public LakeObjects as(String other) {
        if (!other.equals(arn)) {
            throw new SqlError("Not authorized to get credentials of role " + other
                    + "; this environment's warehouse takes on " + arn + " only");
        }
        return this;
    }

    @Override
    public List<String> keys(String bucket, String prefix) {
        require("s3:ListBucket", "arn:aws:s3:::" + bucket);
        return store.list(bucket, prefix).stream().map(S3Store.StoredObject::key).toList();
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
            throw new SqlError("S3ServiceException:Access Denied,Status 403,Error AccessDenied: " + denied.getMessage());
        }
    }
}
