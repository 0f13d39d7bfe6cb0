/**
 * Lambda's REST API: {@link dev.standin.aws.lambda.internal.api.LambdaApi} is the entry.
 *
 * <p>Invariant: the caller's permission for exactly that call is checked before anything is done.
 */
@NullMarked
package dev.standin.aws.lambda.internal.api;

import org.jspecify.annotations.NullMarked;
