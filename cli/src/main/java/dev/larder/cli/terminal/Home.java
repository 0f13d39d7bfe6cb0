package dev.larder.cli.terminal;

import java.nio.file.Path;

/** Where Larder itself lies: the folder of the bundled project and its story. */
public final class Home {
    /** The system property by which the start script names it. */
    public static final String PROPERTY = "larder.home";

    private Home() {}

    /** The folder; the current one if none was named. */
    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
    }
}
