/**
 * AWS Lambda: {@link dev.standin.aws.lambda.FunctionHost} runs the handlers in this JVM, {@link
 * dev.standin.aws.lambda.QueuePoller} feeds them from queues and {@link dev.standin.aws.lambda.internal.api.LambdaApi} answers the
 * Lambda API.
 *
 * <p>Invariant: a handler sees only its own environment and its own access key, and never more than one call at a time.
 */
@NullMarked
package dev.standin.aws.lambda;

import org.jspecify.annotations.NullMarked;
