package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The programs of the PATH, as processes of this machine. */
final class ShellTools implements Tools {
    @Override
    public int run(Path folder, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            throw CommandFailure.usage(
                            "cannot start " + command.getFirst() + ": " + missing.getMessage(),
                            "a deployment needs Maven, Node.js 20 and npm on the PATH")
                    .because(missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.infrastructure(command.getFirst() + " was interrupted", null)
                    .because(interrupted);
        }
    }

    @Override
    public String firstLine(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? output.lines().findFirst().orElse("").strip()
                    : "";
        } catch (IOException missing) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
