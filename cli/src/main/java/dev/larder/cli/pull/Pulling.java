package dev.larder.cli.pull;

import dev.larder.cli.drop.Landing;
import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.Reached;
import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.wiring.SupplierPull;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One look at a supplier's server: what is new there lands, oldest first. Known files are those of the same name, size and time; of one
 * that has another size or time the content decides. Names of files that are still being written are left alone, and so is a file that changes
 * while it is read. Not thread-safe.
 */
public final class Pulling {
    private static final long LARGEST_BYTES = 5L << 30;
    private static final int SAVE_EVERY = 50;
    private static final Comparator<RemoteFile> OLDEST_FIRST =
            Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name);

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
        Remembered remembered = Remembered.of(environment.environment().lake().objects(), pull.feed());
        try (SupplierServer server = SupplierServer.connect(pull, secrets.value(pull.secret()))) {
            List<RemoteFile> all = server.list().stream().filter(this::isMeant).toList();
            List<RemoteFile> fresh = all.stream()
                    .filter(file -> !remembered.has(file))
                    .sorted(OLDEST_FIRST)
                    .toList();
            remembered.keepOnly(all.stream().map(RemoteFile::name).collect(Collectors.toSet()));
            int landed = 0;
            for (RemoteFile file : fresh) {
                if (take(server, file, remembered)) {
                    landed++;
                    if (landed % SAVE_EVERY == 0) {
                        remembered.save();
                    }
                }
            }
            remembered.save();
            return new Looked(landed, all.size() - fresh.size());
        }
    }

    /** A name that cannot be the end of a key, as a hostile server may send, is no file of ours. */
    private boolean isMeant(RemoteFile file) {
        String name = file.name();
        boolean usable = !name.isEmpty()
                && name.indexOf('/') < 0
                && name.length() <= 255
                && name.chars().noneMatch(Character::isISOControl)
                && !LandingKey.isHalfWritten(name);
        return usable && new BoundedPattern(pull.files()).match(name) == Outcome.MATCHES;
    }

    private boolean take(SupplierServer server, RemoteFile file, Remembered remembered) throws PullFailed {
        if (file.size() > LARGEST_BYTES) {
            tell.accept("%s: %s has %,d bytes, more than S3 takes at once (5 GiB); it is left where it is"
                    .formatted(pull.feed(), file.name(), file.size()));
            return false;
        }
        Path kept = temporary();
        try {
            String sha256 = fetch(server, file, kept);
            if (Files.size(kept) != file.size() || !server.again(file).equals(file)) {
                tell.accept(
                        "%s: %s changed while it was read; it is taken next time".formatted(pull.feed(), file.name()));
                return false;
            }
            boolean changed = !remembered.sha256(file.name()).equals(Optional.of(sha256));
            if (changed) {
                String key = "suppliers/" + pull.feed() + "/" + file.name();
                new Landing(environment, null).drop(new DropFile(kept, key));
                tell.accept("pulled     %s (%,d bytes from %s)".formatted(key, file.size(), pull.server()));
            }
            remembered.add(file, sha256);
            return changed;
        } catch (IOException broken) {
            remembered.save();
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
