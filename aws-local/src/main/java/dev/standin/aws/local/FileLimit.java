package dev.standin.aws.local;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.standin.aws.OpeningRefused;
import java.lang.management.ManagementFactory;

/** How many files this process may open: with too few, connections are not accepted, and clients wait forever. */
public final class FileLimit {

    /** Enough for jars, journals, databases and a connection for each call that is under way. */
    public static final int NEEDED = 512;

    /** What is said of a process that may open {@code %d} files. */
    public static final String TOO_FEW = "this process may open %d files and needs " + NEEDED
            + "; raise the limit with ulimit -n " + 2 * NEEDED + " and start again";

    private FileLimit() {}

    /**
     * Refuses a process that may not open enough files.
     *
     * @throws OpeningRefused with the number, and how to raise it
     */
    static void check() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            check(system.getMaxFileDescriptorCount());
        }
    }

    static void check(long limit) {
        if (limit >= 0 && limit < NEEDED) {
            throw new OpeningRefused(TOO_FEW.formatted(limit));
        }
    }
}
