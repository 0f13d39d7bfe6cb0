/**
 * The state machine {@code build-warehouse} on the local Step Functions, in fake time; entry type {@link
 * dev.larder.local.machine.LocalMachine}. Each execution is compared with the definition that is deployed, never with a copy.
 */
@NullMarked
package dev.larder.local.machine;

import org.jspecify.annotations.NullMarked;
