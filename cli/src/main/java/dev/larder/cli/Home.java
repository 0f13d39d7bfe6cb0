package dev.larder.cli;

import java.nio.file.Path;

/** Where Larder itself lies: the folder of the bundled project and its story. */
final class Home {
    /** The system property with which the start script says so. */
    static final String PROPERTY = "larder.home";

    private Home() {}

    /** The folder; the current one when nobody said. */
    static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
    }
}
