/**
 * AWS Lambda: {@link dev.larder.local.lambda.FunctionHost} runs the handlers in this JVM, {@link
 * dev.larder.local.lambda.QueuePoller} feeds them from queues and {@link dev.larder.local.lambda.LambdaApi} answers the
 * Lambda API.
 *
 * <p>Invariant: a handler sees its own environment and its own access key only, and never more than one call at a time.
 */
@NullMarked
package dev.larder.local.lambda;

import org.jspecify.annotations.NullMarked;
