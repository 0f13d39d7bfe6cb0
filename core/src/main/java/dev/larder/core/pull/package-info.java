/**
 * Files on a supplier's own server, and which of them are fetched: {@link dev.larder.core.pull.PullLook}. The same for the command and for AWS.
 *
 * <p>Invariant: what is remembered saves work and decides nothing; who has lost it fetches the same bytes again, and they change no figure.
 */
@NullMarked
package dev.larder.core.pull;

import org.jspecify.annotations.NullMarked;
