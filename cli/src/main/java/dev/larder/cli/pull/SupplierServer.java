package dev.larder.cli.pull;

import dev.larder.core.pull.RemoteFile;
import dev.larder.core.wiring.SupplierPull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * A session on a supplier's server. Its host key is one of those that the project names, or nothing is said to it, no password either. Keys and
 * configuration of whoever runs this ({@code ~/.ssh}) are not looked at. Not thread-safe.
 */
final class SupplierServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_FILES = 100_000;

    private final SupplierPull pull;
    private final SshClient client;
    private final SftpClient sftp;

    private SupplierServer(SupplierPull pull, SshClient client, SftpClient sftp) {
        this.pull = pull;
        this.client = client;
        this.sftp = sftp;
    }

    /** Logs in. */
    static SupplierServer connect(SupplierPull pull, String secret) throws PullFailed {
        AtomicReference<String> offered = new AtomicReference<>("");
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier((session, address, key) -> {
            offered.set(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
            return pull.fingerprints().contains(offered.get());
        });
        client.start();
        try {
            return new SupplierServer(pull, client, session(pull, client, secret));
        } catch (IOException failed) {
            client.stop();
            throw refused(pull, String.valueOf(offered.get()), failed);
        } catch (PullFailed | RuntimeException failed) {
            client.stop();
            throw failed;
        }
    }

    private static PullFailed refused(SupplierPull pull, String offered, IOException failed) {
        if (!offered.isEmpty() && !pull.fingerprints().contains(offered)) {
            return new PullFailed(
                    "%s: the host key of %s is %s, and pulls.yaml expects %s; nothing was said to it. Ask the supplier whether the key was changed before you write the new one into pulls.yaml"
                            .formatted(pull.feed(), pull.server(), offered, String.join(" or ", pull.fingerprints())),
                    failed);
        }
        String step = offered.isEmpty() ? "cannot reach" : "cannot log in as " + pull.user() + " at";
        return new PullFailed("%s: %s %s: %s".formatted(pull.feed(), step, pull.server(), failed.getMessage()), failed);
    }

    private static SftpClient session(SupplierPull pull, SshClient client, String secret)
            throws IOException, PullFailed {
        ClientSession session = client.connect(
                        pull.user(), pull.server().host(), pull.server().port())
                .verify(PATIENCE)
                .getSession();
        if (secret.startsWith("-----BEGIN")) {
            session.addPublicKeyIdentity(key(pull, secret));
        } else {
            session.addPasswordIdentity(secret);
        }
        session.auth().verify(PATIENCE);
        return SftpClientFactory.instance().createSftpClient(session);
    }

    private static KeyPair key(SupplierPull pull, String text) throws PullFailed {
        String why = "it has no key";
        try (InputStream in = new ByteArrayInputStream((text.strip() + "\n").getBytes(StandardCharsets.UTF_8))) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(pull.secret()), in, FilePasswordProvider.EMPTY);
            if (pairs != null) {
                return pairs.iterator().next();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            why = unreadable.getClass().getSimpleName();
        }
        throw new PullFailed(
                "%s: the private key in the secret %s cannot be read (%s); expected one of OpenSSH or PEM without a passphrase"
                        .formatted(pull.feed(), pull.secret(), why));
    }

    /** The files in the folder; no folders, links or devices. */
    List<RemoteFile> list() throws PullFailed {
        List<RemoteFile> files = new ArrayList<>();
        try {
            for (DirEntry entry : sftp.readDir(pull.folder())) {
                Attributes attributes = entry.getAttributes();
                if (attributes.isRegularFile()) {
                    files.add(file(entry.getFilename(), attributes));
                }
                if (files.size() > MOST_FILES) {
                    throw new PullFailed(
                            "%s: the folder %s of %s has more than %,d files; ask the supplier to take old ones away"
                                    .formatted(pull.feed(), pull.folder(), pull.server(), MOST_FILES));
                }
            }
            return files;
        } catch (IOException | RuntimeException failed) {
            throw new PullFailed(
                    "%s: cannot list the folder %s of %s: %s"
                            .formatted(pull.feed(), pull.folder(), pull.server(), failed.getMessage()),
                    failed);
        }
    }

    /** A file's bytes. */
    InputStream open(RemoteFile file) throws IOException {
        return sftp.read(path(file));
    }

    /** How the file is now. */
    RemoteFile again(RemoteFile file) throws IOException {
        return file(file.name(), sftp.stat(path(file)));
    }

    private String path(RemoteFile file) {
        return pull.folder() + "/" + file.name();
    }

    private static RemoteFile file(String name, Attributes attributes) {
        return new RemoteFile(
                name, attributes.getSize(), attributes.getModifyTime().toInstant());
    }

    @Override
    public void close() {
        client.stop();
    }
}
