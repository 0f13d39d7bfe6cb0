/**
 * Suppliers of a local environment, as they come: {@link dev.larder.cli.sftp.SuppliersComeTest}.
 *
 * <p>Invariant: what a supplier does is done by a client that it has, OpenSSH's or AWS's, and never as the account's owner.
 */
@NullMarked
package dev.larder.cli.sftp;

import org.jspecify.annotations.NullMarked;
