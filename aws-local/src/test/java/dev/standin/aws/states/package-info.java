/** Tests of the local Step Functions; {@link dev.standin.aws.states.Bench} runs definitions without a service, time passes only when asked. */
@NullMarked
package dev.standin.aws.states;

import org.jspecify.annotations.NullMarked;
