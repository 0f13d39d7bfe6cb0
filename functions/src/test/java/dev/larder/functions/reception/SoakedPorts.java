package dev.larder.functions.reception;

import dev.larder.core.delivery.Landed;
import dev.larder.functions.Environment;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Incoming;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Ports;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An environment whose landing is one file, and whose lake a folder, so that nothing that is kept is in memory. */
final class SoakedPorts implements Ports {
    static final String VERSION = "v";

    private final MemoryPorts others = new MemoryPorts();
    private final ObjectStore lake;
    private final Landing landing;

    SoakedPorts(String key, Path landed, Path lake) {
        this.lake = new SoakedLake(lake);
        this.landing = new OneFile(key, landed);
    }

    Environment environment(String plan) {
        Settings settings = new Settings(
                "soaked", "landing", "lake", plan, "workgroup", "database", "role", "landed", "accepted", "machine");
        return new Environment(settings, this, others.clock());
    }

    @Override
    public ObjectStore lake() {
        return lake;
    }

    @Override
    public Landing landing() {
        return landing;
    }

    @Override
    public Incoming incoming() {
        return others.incoming();
    }

    @Override
    public Warehouse warehouse() {
        return others.warehouse();
    }

    @Override
    public Executions executions() {
        return others.executions();
    }

    @Override
    public Executions pulls() {
        return others.pulls();
    }

    @Override
    public Queues queues() {
        return others.queues();
    }

    @Override
    public void close() {
        others.close();
    }

    private record OneFile(String key, Path file) implements Landing {
        @Override
        public Optional<Version> find(String asked, String versionId) {
            return all(asked).stream()
                    .filter(version -> version.landed().versionId().equals(versionId))
                    .findFirst();
        }

        @Override
        public List<Version> all(String prefix) {
            Landed landed = new Landed("landing", key, VERSION, Instant.parse("2026-07-01T00:00:00Z"), 1);
            return key.startsWith(prefix)
                    ? List.of(new Version(landed, file.toFile().length(), true))
                    : List.of();
        }

        @Override
        public InputStream open(Landed landed) {
            return open(landed, 0, file.toFile().length());
        }

        @Override
        public InputStream open(Landed landed, long from, long until) {
            try {
                FileChannel channel = FileChannel.open(file);
                return new Range(channel.position(from), until);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void copyToLake(Version version, String to) {
            if (!Files.exists(file)) {
                throw new IllegalStateException("nothing to copy to " + to);
            }
        }
    }

    private static final class Range extends InputStream {
        private final FileChannel channel;
        private final long until;

        Range(FileChannel channel, long until) {
            this.channel = channel;
            this.until = until;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            long left = until - channel.position();
            return left <= 0 ? -1 : channel.read(ByteBuffer.wrap(into, from, (int) Math.min(length, left)));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
