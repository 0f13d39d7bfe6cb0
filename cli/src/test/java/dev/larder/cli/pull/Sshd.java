package dev.larder.cli.pull;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's server on a high port of 127.0.0.1, with a configuration, keys and a folder of its own, for the user who runs the test. */
final class Sshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of(System.getProperty("larder.sshd", "/usr/sbin/sshd"));

    private final Process process;
    private final Path folder;
    private final int port;

    private Sshd(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static void require() {
        assumeTrue(
                Files.isExecutable(PROGRAM),
                "this machine has no OpenSSH server: " + PROGRAM + " is missing; -Dlarder.sshd names another");
    }

    /** Starts one whose host key is kept under this name in the folder, made if need be; the port is that of before. */
    static Sshd start(Path folder, String hostKey, int port) throws IOException, InterruptedException {
        key(folder, hostKey);
        key(folder, "id");
        Files.createDirectories(folder.resolve("out"));
        Path config = Files.writeString(
                folder.resolve("config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                PidFile none
                UsePAM no
                StrictModes no
                PermitRootLogin yes
                PasswordAuthentication no
                AuthorizedKeysFile %s
                Subsystem sftp internal-sftp
                ForceCommand internal-sftp
                """.formatted(port, folder.resolve(hostKey), folder.resolve("id.pub")));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().until(() -> !process.isAlive() || isListening(port));
        assumeTrue(process.isAlive(), "the OpenSSH server does not start here: " + Files.readString(log));
        return new Sshd(process, folder, port);
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** A file that the supplier has laid out. */
    Path out(String name, String text) throws IOException {
        return Files.writeString(folder.resolve("out").resolve(name), text);
    }

    static String privateKey(Path folder) throws IOException {
        return Files.readString(folder.resolve("id"));
    }

    static String fingerprint(Path folder, String hostKey) throws IOException, InterruptedException {
        return run(List.of(
                        "/usr/bin/ssh-keygen",
                        "-lf",
                        folder.resolve(hostKey + ".pub").toString()))
                .split(" ")[1];
    }

    private static void key(Path folder, String name) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve(name))) {
            run(List.of(
                    "/usr/bin/ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(name).toString()));
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(text);
        }
        return text;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
