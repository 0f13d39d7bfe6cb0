package dev.larder.core.scratch;

import java.io.IOException;

/** Where scratch files are made. Whoever made the space removes what is left in it, after a success and after a failure. */
@FunctionalInterface
public interface ScratchSpace {
    /** Makes an empty file that nobody else sees. */
    ScratchFile create() throws IOException;
}
