/**
 * Files that are fetched from a supplier's own SFTP server: {@link dev.larder.cli.pull.Pulling} does one look.
 *
 * <p>Invariant: a file lands before it is remembered. Who is broken off fetches it again, and the same bytes under the same name change no figure.
 */
@NullMarked
package dev.larder.cli.pull;

import org.jspecify.annotations.NullMarked;
