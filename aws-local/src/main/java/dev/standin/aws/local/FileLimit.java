package dev.standin.aws.local;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.standin.aws.OpeningRefused;
import java.lang.management.ManagementFactory;

/** How many files this process may open: with too few, connections are not taken, and whoever asks waits for ever. */
final class FileLimit {

    /** Jars, journals, databases and a connection for each call that is under way. */
    private static final long NEEDED = 512;

    private FileLimit() {}

    /**
     * Refuses a process that may not open enough files.
     *
     * @throws OpeningRefused with the number and how it is raised
     */
    static void check() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            check(system.getMaxFileDescriptorCount());
        }
    }

    static void check(long limit) {
        if (limit >= 0 && limit < NEEDED) {
            throw new OpeningRefused("this process may open %d files and needs %d; raise the limit with ulimit -n %d and start again"
                    .formatted(limit, NEEDED, 2 * NEEDED));
        }
    }
}
