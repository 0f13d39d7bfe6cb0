/**
 * AWS Security Token Service: {@link dev.standin.aws.sts.StsService} answers.
 *
 * <p>Invariant: every key that is given out expires.
 */
@NullMarked
package dev.standin.aws.sts;

import org.jspecify.annotations.NullMarked;
