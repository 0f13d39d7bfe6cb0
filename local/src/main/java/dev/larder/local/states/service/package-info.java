/**
 * The Step Functions API of the local AWS: {@link dev.larder.local.states.service.StatesService} is the entry.
 *
 * <p>Invariant: machines, executions and every event are in the journal before anybody can read them.
 */
@NullMarked
package dev.larder.local.states.service;

import org.jspecify.annotations.NullMarked;
