package dev.larder.cli.pull;

import java.time.Instant;

/**
 * A file on a supplier's server, as its listing shows it.
 *
 * @param size bytes
 */
record RemoteFile(String name, long size, Instant modified) {}
