package dev.larder.core.scratch;

import java.io.IOException;

/** Where scratch files are made. Whoever made the space removes what is left in it, after a success and after a failure. */
@FunctionalInterface
public interface ScratchSpace {
    /** Makes an empty file that nobody else sees. */
    ScratchFile create() throws IOException;

    /** An array of exactly so many bytes, with anything in it; the borrower's until the space is closed, and then another's. */
    default byte[] lend(int bytes) {
        return new byte[bytes];
    }
}
