/**
 * What did not go through, and putting it right: messages in dead-letter queues and runs that failed; entry type {@link
 * dev.larder.cli.redrive.DeadLetters}. A message is taken out of its queue only after it was put back, or what it was is kept in the lake.
 */
@NullMarked
package dev.larder.cli.redrive;

import org.jspecify.annotations.NullMarked;
