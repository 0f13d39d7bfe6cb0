package dev.larder.cli.redrive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that lies in a dead-letter queue, as a person reads it.
 *
 * @param id SQS's id of the message
 * @param since when it was first sent
 * @param what what it is about, for example a file
 * @param why why it lies there, as far as that can be known
 * @param answered what became of the matter all the same; null if nothing is known
 */
record Letter(
        String queue,
        String id,
        Instant since,
        String what,
        String why,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String answered) {}
