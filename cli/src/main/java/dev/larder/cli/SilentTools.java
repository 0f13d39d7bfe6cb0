package dev.larder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.logging.LogManager;

/** What the logging framework is set to when it is first used: what tools say is not for who called a command. */
public final class SilentTools {

    /** Called by the framework. */
    public SilentTools() throws IOException {
        LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(".level=OFF".getBytes(UTF_8)));
    }
}
