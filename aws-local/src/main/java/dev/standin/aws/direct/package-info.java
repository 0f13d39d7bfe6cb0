/**
 * Calls of clients in the process of the services, without a network; entry type {@link dev.standin.aws.direct.DirectCalls}. The handlers are those of the
 * port, and cannot tell.
 */
@NullMarked
package dev.standin.aws.direct;

import org.jspecify.annotations.NullMarked;
