/** Tests of the local Step Functions; {@link dev.larder.local.states.Bench} runs definitions without a service, time passes only when asked. */
@NullMarked
package dev.larder.local.states;

import org.jspecify.annotations.NullMarked;
