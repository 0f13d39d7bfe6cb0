package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
            throw notStarted(command, missing);
        } catch (InterruptedException interrupted) {
            throw interrupted(command, interrupted);
        }
    }

    private static CommandFailure notStarted(List<String> command, IOException missing) {
        return CommandFailure.usage(
                        "cannot start " + command.getFirst() + ": " + missing.getMessage(),
                        "a deployment needs Maven, Node.js 20 and npm on the PATH; the first one of production the AWS"
                                + " CLI too")
                .because(missing);
    }

    private static CommandFailure interrupted(List<String> command, InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return CommandFailure.infrastructure(command.getFirst() + " was interrupted", null)
                .because(interrupted);
    }

    /** What it prints as an error goes through a file: two pipes would have to be read at once. */
    @Override
    public Said ask(Path folder, List<String> command) {
        try {
            Path errors = Files.createTempFile("larder", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(errors.toFile())
                        .start();
                process.getOutputStream().close();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int exit = process.waitFor();
                return new Said(exit, out.strip(), Files.readString(errors).strip());
            } finally {
                Files.delete(errors);
            }
        } catch (IOException missing) {
            throw notStarted(command, missing);
        } catch (InterruptedException interrupted) {
            throw interrupted(command, interrupted);
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
