/**
 * Amazon S3 in a state folder: {@link dev.standin.aws.s3.S3Service} speaks its REST protocol, {@link
 * dev.standin.aws.s3.S3Store} is the same content for callers in this JVM.
 *
 * <p>Invariant: a version exists from the moment its line is in the journal; its blob was on the disk before.
 */
@NullMarked
package dev.standin.aws.s3;

import org.jspecify.annotations.NullMarked;

