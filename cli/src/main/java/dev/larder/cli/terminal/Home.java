package dev.larder.cli.terminal;

import java.nio.file.Path;

/** Where Larder itself lies: the folder of the bundled project and its story. */
public final class Home {
    /** The system property with which the start script says so. */
    public static final String PROPERTY = "larder.home";

    private Home() {}

    /** The folder; the current one when nobody said. */
    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
    }
}
