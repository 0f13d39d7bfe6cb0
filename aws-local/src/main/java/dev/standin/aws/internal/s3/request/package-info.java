/**
 * S3's REST protocol: routes, headers, bodies and answers; entry type {@link dev.standin.aws.internal.s3.request.S3Request}.
 *
 * <p>Invariant: a header or parameter that changes what S3 does, but is not honoured, is refused.
 */
@NullMarked
package dev.standin.aws.internal.s3.request;

import org.jspecify.annotations.NullMarked;
