package dev.larder.core.pull;

import java.time.Instant;

/**
 * A file on a supplier's server, as its listing shows it.
 *
 * @param size bytes; {@link #UNKNOWN} if the server does not say
 * @param modified the epoch if the server does not say
 */
public record RemoteFile(String name, long size, Instant modified) {
    /** The size of a file whose server does not say it. */
    public static final long UNKNOWN = -1;
}
