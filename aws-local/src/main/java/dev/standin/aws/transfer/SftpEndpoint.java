package dev.standin.aws.transfer;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.StateFolder;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.transfer.TransferServer.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/**
 * An SFTP server on 127.0.0.1 for the users of a {@link TransferServer}: no shell, no command, no forwarding. Its host key is kept in the state
 * folder. Safe for use by many threads.
 */
public final class SftpEndpoint implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final SshServer server;
    private final Logins logins;
    private final Map<String, User> users;
    private final Map<String, Role> roles;

    /** Where its files are and who calls for them. */
    private record Account(S3Store store, Callers callers) {}

    private SftpEndpoint(TransferServer declared, Roles known, Account account, StateFolder folder) {
        this.users = declared.users().stream().collect(Collectors.toMap(User::name, user -> user));
        this.roles = declared.users().stream().collect(Collectors.toMap(User::name, user -> role(known, user)));
        this.logins = new Logins(declared.users(), folder);
        this.server = SshServer.setUpDefaultServer();
        SimpleGeneratorHostKeyProvider hostKey =
                new SimpleGeneratorHostKeyProvider(folder.folder("sftp").resolve("host-key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        hostKey.setKeySize(256);
        server.setHost("127.0.0.1");
        server.setPort(declared.port());
        server.setKeyPairProvider(hostKey);
        server.setPublickeyAuthenticator((name, key, session) -> logins.isKnown(name, key));
        server.setPasswordAuthenticator((name, password, session) -> logins.isKnown(name, password));
        server.setSubsystemFactories(List.of(new Subsystem(account)));
        CoreModuleProperties.IDLE_TIMEOUT.set(server, IDLE);
        if (!declared.banner().isEmpty()) {
            CoreModuleProperties.WELCOME_BANNER.set(server, declared.banner() + "\n");
        }
    }

    /**
     * Opens it.
     *
     * @throws OpeningRefused if the port is in use, or a user's key or role is none
     */
    public static SftpEndpoint open(
            TransferServer declared, Roles roles, S3Store store, Callers callers, StateFolder folder) {
        SftpEndpoint endpoint = new SftpEndpoint(declared, roles, new Account(store, callers), folder);
        try {
            endpoint.server.start();
            return endpoint;
        } catch (BindException refused) {
            throw new OpeningRefused(
                    "port %d of 127.0.0.1 is in use or may not be opened; choose another port for SFTP (0 takes any free one)"
                            .formatted(declared.port()),
                    refused);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen for SFTP on port %d".formatted(declared.port()), failed);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** The host key's fingerprint, as OpenSSH shows it. */
    public String fingerprint() {
        try {
            KeyPair key = server.getKeyPairProvider().loadKeys(null).iterator().next();
            return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the host key", failed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the host key cannot be used", broken);
        }
    }

    /** Passwords by user. */
    public Map<String, String> passwords() {
        return logins.passwords();
    }

    /** Ends every session; a file that is being written is there as far as it came. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot stop the SFTP server", failed);
        }
    }

    private static Role role(Roles known, User user) {
        return known.find(Roles.arn(user.role()))
                .filter(role -> role.trust().stream()
                        .anyMatch(trust -> trust.principal().equals("transfer.amazonaws.com")))
                .orElseThrow(() -> new OpeningRefused(
                        "the SFTP user %s has the role %s; expected a role of the stack that trusts transfer.amazonaws.com"
                                .formatted(user.name(), user.role())));
    }

    /** The subsystem, for whoever has logged in. */
    private final class Subsystem implements SubsystemFactory {
        private final Account account;

        Subsystem(Account account) {
            this.account = account;
        }

        @Override
        public String getName() {
            return "sftp";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) throws IOException {
            String name = channel.getSession().getUsername();
            User user = users.get(name);
            Role role = roles.get(name);
            if (user == null || role == null) {
                throw new IOException("nobody has logged in");
            }
            Caller caller = account.callers().session(new RoleSession(role.name(), name, null), role.permissions());
            Home home = new Home(user.mappings());
            BucketFiles files = new BucketFiles(account.store(), caller, name);
            return new SftpSession(replies -> new Operations(home, files, replies));
        }
    }
}
