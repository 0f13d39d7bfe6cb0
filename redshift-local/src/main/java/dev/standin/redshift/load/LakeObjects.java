package dev.standin.redshift.load;

import dev.standin.redshift.dialect.SqlError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What COPY and UNLOAD need of S3. */
public interface LakeObjects {
    /**
     * The objects with the permissions of a role.
     *
     * @param role ARN of an IAM role, or {@code default} for the warehouse's own
     * @throws dev.standin.redshift.dialect.SqlError if the warehouse may not take the role on
     */
    LakeObjects as(String role);

    /** The region that the buckets are in. */
    String region();

    /** Keys of the newest versions with the prefix, in order. */
    List<String> keys(String bucket, String prefix);

    /**
     * The bytes of the newest version, as a file that is not changed.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    Path file(String bucket, String key);

    /**
     * Makes the bytes of a file the newest version of an object.
     *
     * @throws IOException if the file cannot be read or the object not be written
     */
    void write(String bucket, String key, Path file) throws IOException;

    /** A lake without objects. */
    LakeObjects NONE = new LakeObjects() {
        @Override
        public LakeObjects as(String role) {
            return this;
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public List<String> keys(String bucket, String prefix) {
            return List.of();
        }

        @Override
        public Path file(String bucket, String key) {
            throw new java.util.NoSuchElementException("s3://" + bucket + "/" + key);
        }

        @Override
        public void write(String bucket, String key, Path file) {
            throw new SqlError("S3ServiceException:The specified bucket does not exist,Status 404,Error NoSuchBucket");
        }
    };
}
