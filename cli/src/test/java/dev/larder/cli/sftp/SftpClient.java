package dev.larder.cli.sftp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * OpenSSH's {@code sftp} with a key of its own.
 *
 * @param folder where it works: keys, known hosts, files
 * @param port of the server on 127.0.0.1
 */
record SftpClient(Path folder, int port) {
    private static final Path SFTP = Path.of("/usr/bin/sftp");

    /** What it said, and whether every command that must succeed did. */
    record Said(boolean content, String text) {}

    static void require() {
        assumeTrue(Files.isExecutable(SFTP), "this machine has no OpenSSH client: " + SFTP + " is missing");
    }

    /** Makes a key pair in a folder; returns the line of the public key. */
    static String key(Path folder, String name) throws IOException, InterruptedException {
        Said made = run(
                folder,
                List.of(
                        "/usr/bin/ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-C",
                        name,
                        "-f",
                        folder.resolve(name).toString()),
                "");
        if (!made.content()) {
            throw new IllegalStateException(made.text());
        }
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    /** Runs commands up to the first that fails; one that begins with a dash may fail. */
    Said as(String user, String key, String... commands) throws IOException, InterruptedException {
        List<String> line = List.of(
                SFTP.toString(),
                "-b",
                "-",
                "-P",
                Integer.toString(port),
                "-F",
                "none",
                "-i",
                folder.resolve(key).toString(),
                "-o",
                "BatchMode=yes",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "StrictHostKeyChecking=accept-new",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                user + "@127.0.0.1");
        return run(folder, line, String.join("\n", commands) + "\n");
    }

    private static Said run(Path folder, List<String> line, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor() == 0, text);
    }
}
