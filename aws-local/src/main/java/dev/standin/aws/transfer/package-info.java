/**
 * AWS Transfer Family: {@link dev.standin.aws.transfer.SftpEndpoint} is an SFTP server on buckets, {@link dev.standin.aws.transfer.Connectors} fetch from
 * others. The protocol's subset is our own, since a
 * library's server wants a file system behind it, and a bucket is none; transport and keys are Apache MINA's.
 *
 * <p>Invariant: a user reaches what its mappings name and its role's permissions allow, and nothing else; there is no file of this machine
 * behind any path.
 */
@NullMarked
package dev.standin.aws.transfer;

import org.jspecify.annotations.NullMarked;
