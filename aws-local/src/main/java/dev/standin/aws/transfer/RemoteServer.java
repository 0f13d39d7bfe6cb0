package dev.standin.aws.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session of a connector on the server that it is for. Nothing is said to one whose host key is none of the trusted. Not thread-safe. */
final class RemoteServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SshClient client;
    private final SftpClient sftp;

    private RemoteServer(SshClient client, SftpClient sftp) {
        this.client = client;
        this.sftp = sftp;
    }

    /** Logs in; the message of what is thrown says what went wrong, without anything of the secret. */
    static RemoteServer connect(Connector connector, String secret) throws IOException {
        JsonNode login = login(secret);
        AtomicBoolean stranger = new AtomicBoolean();
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier((session, address, key) -> {
            stranger.set(!connector.trustedHostKeys().contains(PublicKeyEntry.toString(key)));
            return !stranger.get();
        });
        client.start();
        try {
            return new RemoteServer(client, session(connector, client, login));
        } catch (IOException | GeneralSecurityException | RuntimeException failed) {
            client.stop();
            throw new IOException(
                    stranger.get()
                            ? "the host key of %s is none of the connector's trusted host keys"
                                    .formatted(connector.url())
                            : "cannot log in at %s: %s".formatted(connector.url(), failed.getMessage()),
                    failed);
        }
    }

    private static JsonNode login(String secret) throws IOException {
        try {
            return JsonMapper.shared().readTree(secret);
        } catch (JacksonException none) {
            throw new IOException("the connector's secret is no JSON", null);
        }
    }

    private static SftpClient session(Connector connector, SshClient client, JsonNode login)
            throws IOException, GeneralSecurityException {
        ClientSession session = client.connect(login.path("Username").asString(""), connector.host(), connector.port())
                .verify(PATIENCE)
                .getSession();
        String key = login.path("PrivateKey").asString("");
        if (!key.isEmpty()) {
            session.addPublicKeyIdentity(key(key));
        }
        if (login.has("Password")) {
            session.addPasswordIdentity(login.path("Password").asString());
        }
        session.auth().verify(PATIENCE);
        return SftpClientFactory.instance().createSftpClient(session);
    }

    private static KeyPair key(String text) throws IOException, GeneralSecurityException {
        try (InputStream in = new ByteArrayInputStream((text.strip() + "\n").getBytes(StandardCharsets.UTF_8))) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("PrivateKey"), in, FilePasswordProvider.EMPTY);
            return Optional.ofNullable(pairs)
                    .orElseThrow(() -> new IOException("the secret's PrivateKey has no key"))
                    .iterator()
                    .next();
        }
    }

    /** What is in a folder, up to so many entries and one more. */
    List<DirEntry> list(String folder, int most) throws IOException {
        List<DirEntry> entries = new ArrayList<>();
        for (DirEntry entry : sftp.readDir(folder)) {
            if (!entry.getFilename().equals(".") && !entry.getFilename().equals("..")) {
                entries.add(entry);
            }
            if (entries.size() > most) {
                break;
            }
        }
        return entries;
    }

    InputStream open(String path) throws IOException {
        return sftp.read(path);
    }

    @Override
    public void close() {
        client.stop();
    }
}
