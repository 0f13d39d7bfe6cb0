package dev.standin.aws.transfer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * OpenSSH's client of this machine, with files of its own in a folder.
 *
 * @param folder of keys and known hosts
 */
record OpenSsh(Path folder) {
    private static final Path SFTP = Path.of("/usr/bin/sftp");

    /** What a client said, and whether it was content. */
    record Said(int status, String text) {
        boolean isContent() {
            return status == 0;
        }
    }

    static void require() {
        assumeTrue(Files.isExecutable(SFTP), "this machine has no OpenSSH client: " + SFTP + " is missing");
    }

    /** Makes a key pair; returns the line of the public key. */
    String key(String name, String type) throws IOException, InterruptedException {
        Said made = run(
                List.of(
                        "/usr/bin/ssh-keygen",
                        "-q",
                        "-t",
                        type,
                        "-N",
                        "",
                        "-f",
                        folder.resolve(name).toString()),
                "");
        if (!made.isContent()) {
            throw new IllegalStateException(made.text());
        }
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    /** Runs commands of {@code sftp} one after the other, up to the first that fails. */
    Said sftp(int port, String user, String key, String... commands) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(SFTP.toString(), "-q", "-b", "-", "-P", Integer.toString(port)));
        line.addAll(options(key));
        line.add(user + "@127.0.0.1");
        return run(line, String.join("\n", commands) + "\n");
    }

    /** The same with a password in place of a key. */
    Said sftpByPassword(int port, String user, String password, String... commands)
            throws IOException, InterruptedException {
        Path ask = folder.resolve("ask");
        Files.writeString(ask, "#!/bin/sh\necho '" + password + "'\n");
        Files.setPosixFilePermissions(ask, PosixFilePermissions.fromString("rwx------"));
        List<String> line = new ArrayList<>(List.of(SFTP.toString(), "-q", "-P", Integer.toString(port)));
        line.addAll(hosts());
        line.addAll(List.of("-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1", user + "@127.0.0.1"));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("SSH_ASKPASS", ask.toString());
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        return run(builder, String.join("\n", commands) + "\n");
    }

    /** Runs a command on the host, as a shell would. */
    Said ssh(int port, String user, String key, String command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("/usr/bin/ssh", "-p", Integer.toString(port)));
        line.addAll(options(key));
        line.addAll(List.of(user + "@127.0.0.1", command));
        return run(line, "");
    }

    private List<String> options(String key) {
        List<String> options = new ArrayList<>(hosts());
        options.addAll(List.of(
                "-o",
                "BatchMode=yes",
                "-o",
                "IdentitiesOnly=yes",
                "-i",
                folder.resolve(key).toString()));
        return options;
    }

    private List<String> hosts() {
        return List.of(
                "-F", "none",
                "-o", "StrictHostKeyChecking=accept-new",
                "-o", "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-o", "LogLevel=ERROR");
    }

    private Said run(List<String> line, String input) throws IOException, InterruptedException {
        return run(new ProcessBuilder(line), input);
    }

    private Said run(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // It ended before it had read everything; what it said tells why.
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("OpenSSH did not end: " + text);
        }
        return new Said(process.exitValue(), text);
    }
}
