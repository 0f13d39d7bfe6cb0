package dev.larder.cli.pull;

import dev.larder.cli.drop.Landing;
import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.Reached;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.pull.PullLook;
import dev.larder.core.pull.PullMemory;
import dev.larder.core.pull.RemoteFile;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.functions.port.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One look at a supplier's server: what is new there lands, oldest first. Known files are those of the same name, size and time; of one
 * that has another size or time the content decides. Names of files that are still being written are left alone, and so is a file that changes
 * while it is read. Not thread-safe.
 */
public final class Pulling {
    private static final int SAVE_EVERY = 50;

    private final Reached environment;
    private final SupplierPull pull;
    private final Secrets secrets;
    private final Consumer<String> tell;

    /** Tells each file that landed, and each that could not. */
    public Pulling(Reached environment, SupplierPull pull, Secrets secrets, Consumer<String> tell) {
        this.environment = environment;
        this.pull = pull;
        this.secrets = secrets;
        this.tell = tell;
    }

    /** How many files there were: landed now, known before. */
    public record Looked(int landed, int known) {}

    /** Looks once. */
    public Looked look() throws PullFailed {
        PullMemory memory = PullMemory.of(lake().read(LakeLayout.pull(pull.feed())));
        try (SupplierServer server = SupplierServer.connect(pull, secrets.value(pull.secret()))) {
            PullLook look = PullLook.at(server.list(), pull.files(), memory);
            memory.keepOnly(look.names());
            look.tooLarge()
                    .forEach(file -> tell.accept(
                            "%s: %s has %,d bytes, more than S3 takes at once (5 GiB); it is left where it is"
                                    .formatted(pull.feed(), file.name(), file.size())));
            int landed = 0;
            for (RemoteFile file : look.fresh()) {
                if (take(server, file, memory)) {
                    landed++;
                    if (landed % SAVE_EVERY == 0) {
                        save(memory);
                    }
                }
            }
            save(memory);
            return new Looked(landed, look.known());
        }
    }

    private ObjectStore lake() {
        return environment.environment().lake().objects();
    }

    private void save(PullMemory memory) {
        if (memory.changed()) {
            lake().write(LakeLayout.pull(pull.feed()), memory.bytes(), "application/json");
        }
    }

    private boolean take(SupplierServer server, RemoteFile file, PullMemory memory) throws PullFailed {
        Path kept = temporary();
        try {
            String sha256 = fetch(server, file, kept);
            if (Files.size(kept) != file.size() || !server.again(file).equals(file)) {
                tell.accept(
                        "%s: %s changed while it was read; it is taken next time".formatted(pull.feed(), file.name()));
                return false;
            }
            boolean changed = !memory.sha256(file.name()).equals(Optional.of(sha256));
            if (changed) {
                String key = "suppliers/" + pull.feed() + "/" + file.name();
                new Landing(environment, null).drop(new DropFile(kept, key));
                tell.accept("pulled     %s (%,d bytes from %s)".formatted(key, file.size(), pull.server()));
            }
            memory.add(file, sha256);
            return changed;
        } catch (IOException broken) {
            save(memory);
            throw new PullFailed(
                    "%s: %s of %s could not be read: %s"
                            .formatted(pull.feed(), file.name(), pull.server(), broken.getMessage()),
                    broken);
        } finally {
            delete(kept);
        }
    }

    private static String fetch(SupplierServer server, RemoteFile file, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = server.open(file);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            byte[] buffer = new byte[1 << 16];
            long left = file.size() + 1;
            for (int read = 0; read >= 0 && left > 0; left -= Math.max(read, 0)) {
                read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read > 0) {
                    out.write(buffer, 0, read);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("larder-pull", "");
        } catch (IOException full) {
            throw new UncheckedIOException("cannot make a temporary file: " + full.getMessage(), full);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }
}
