/**
 * Lambda's REST API: {@link dev.standin.aws.lambda.internal.api.LambdaApi} is the entry.
 *
 * <p>Invariant: whoever calls is asked for the permission of that very call before anything is done.
 */
@NullMarked
package dev.standin.aws.lambda.internal.api;

import org.jspecify.annotations.NullMarked;
