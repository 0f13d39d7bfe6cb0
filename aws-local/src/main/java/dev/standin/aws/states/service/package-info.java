/**
 * The Step Functions API of the local AWS: {@link dev.standin.aws.states.service.StatesService} is the entry.
 *
 * <p>Invariant: machines, executions and every event are in the journal before anybody can read them.
 */
@NullMarked
package dev.standin.aws.states.service;

import org.jspecify.annotations.NullMarked;
