/**
 * Functions in JVMs of their own, from the packaged zip: {@link dev.standin.aws.lambda.process.ProcessFunctionHost} is the entry.
 *
 * <p>Invariant: what runs in the process is AWS's runtime interface client; nothing of this library is on its class path.
 */
@NullMarked
package dev.standin.aws.lambda.process;

import org.jspecify.annotations.NullMarked;
