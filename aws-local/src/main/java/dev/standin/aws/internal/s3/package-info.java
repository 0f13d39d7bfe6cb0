/**
 * Amazon S3 in a state folder: {@link dev.standin.aws.internal.s3.S3Service} speaks its REST protocol, {@link
 * dev.standin.aws.internal.s3.store.S3Store} is the same content for callers in this JVM.
 *
 * <p>One class answers one family of calls.
 */
@NullMarked
package dev.standin.aws.internal.s3;

import org.jspecify.annotations.NullMarked;
