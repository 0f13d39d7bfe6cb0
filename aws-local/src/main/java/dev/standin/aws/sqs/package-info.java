/**
 * Amazon SQS's standard queues in a state folder: {@link dev.standin.aws.sqs.SqsService} speaks the JSON protocol, {@link
 * dev.standin.aws.sqs.Queue} is the same queue for callers in this JVM.
 *
 * <p>Invariant: a message that was acknowledged stays until it is deleted, purged or moved to the dead-letter queue; one
 * that was being handled when the process ended is visible again.
 */
@NullMarked
package dev.standin.aws.sqs;

import org.jspecify.annotations.NullMarked;
