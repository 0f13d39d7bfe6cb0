package dev.larder.local.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A supplier's own server: Apache MINA's SFTP server on a folder, for the user {@code larder} with the password {@code secret}. */
final class SupplierSftp implements AutoCloseable {
    private final SshServer server;
    private final Path root;
    private final AtomicReference<String> refused;

    private SupplierSftp(SshServer server, Path root, AtomicReference<String> refused) {
        this.server = server;
        this.root = root;
        this.refused = refused;
    }

    static KeyPair key() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    }

    static String line(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    static SupplierSftp start(Path root, KeyPair hostKey, int port) throws IOException {
        Files.createDirectories(root.resolve("out"));
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(hostKey));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("larder") && password.equals("secret"));
        SftpSubsystemFactory subsystem = new SftpSubsystemFactory();
        AtomicReference<String> refused = new AtomicReference<>("");
        subsystem.addSftpEventListener(new SftpEventListener() {
            @Override
            public void opening(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
                if (localHandle.getFile().getFileName().toString().equals(refused.get())) {
                    throw new IOException("not for you");
                }
            }
        });
        server.setSubsystemFactories(List.of(subsystem));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
        return new SupplierSftp(server, root, refused);
    }

    int port() {
        return server.getPort();
    }

    /** From now on refuses to open the file of this name. */
    void refuse(String name) {
        refused.set(name);
    }

    /** Lays out a file. */
    Path out(String name, String content, Instant modified) throws IOException {
        Path file = Files.writeString(root.resolve("out").resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
