/**
 * Answers held against the models of the services; {@link dev.standin.aws.models.ModelledService} watches a service while other tests
 * call it.
 *
 * <p>Invariant: what fits is told by AWS's model alone, never by what the service does today.
 */
@NullMarked
package dev.standin.aws.models;

import org.jspecify.annotations.NullMarked;
