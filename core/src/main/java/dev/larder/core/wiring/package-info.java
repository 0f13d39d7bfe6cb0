/**
 * Functions, queues, machines and grants of an environment; entry type {@link dev.larder.core.wiring.Wiring}. What is not granted here is denied, locally and on AWS.
 */
@NullMarked
package dev.larder.core.wiring;

import org.jspecify.annotations.NullMarked;
