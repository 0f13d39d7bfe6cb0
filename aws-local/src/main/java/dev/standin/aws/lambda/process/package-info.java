/**
 * Functions in JVMs of their own, from the packaged zip: {@link dev.standin.aws.lambda.process.ProcessFunctionHost} is the entry.
 *
 * <p>Invariant: AWS's runtime interface client is what runs in the process; nothing of this library is on its class path.
 */
@NullMarked
package dev.standin.aws.lambda.process;

import org.jspecify.annotations.NullMarked;
