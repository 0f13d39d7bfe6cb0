/**
 * AWS Signature Version 4, from the side of the service: {@link dev.standin.aws.internal.signature.Verifier} proves that a request was
 * sent by somebody who has an access key's secret, in the {@code Authorization} header or in the query of a presigned URL; where
 * Version 2 is accepted as well.
 *
 * <p>Invariant: what a request says of itself is a {@link dev.standin.aws.internal.signature.Claim}; nothing here names a caller or
 * grants anything.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">AWS Signature Version 4</a>
 */
@NullMarked
package dev.standin.aws.internal.signature;

import org.jspecify.annotations.NullMarked;
