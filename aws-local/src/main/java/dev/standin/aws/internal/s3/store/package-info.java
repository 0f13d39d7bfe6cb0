/**
 * Buckets, versions and blobs in a state folder; entry type {@link dev.standin.aws.internal.s3.store.S3Store}.
 *
 * <p>Invariant: a version exists from the moment its line is in the journal; its blob was on the disk before.
 */
@NullMarked
package dev.standin.aws.internal.s3.store;

import org.jspecify.annotations.NullMarked;
