package dev.larder.functions.memory;

import dev.larder.core.delivery.Landed;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A landing bucket in memory; keys are ASCII. */
public final class MemoryLanding implements Landing {
    private final Clock clock;
    private final ObjectStore lake;
    /** By key, each from its oldest version. */
    private final Map<String, List<Put>> puts = new TreeMap<>();

    /** A bucket that dates what is put by this clock; its files are copied to this lake. */
    public MemoryLanding(Clock clock, ObjectStore lake) {
        this.clock = clock;
        this.lake = lake;
    }

    private final List<String> opened = new ArrayList<>();
    private boolean refusesParts;

    /** What happens to the next copies, each once, before it is made. */
    private final Deque<Runnable> beforeCopies = new ArrayDeque<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Put(Landed landed, byte[] bytes) {}

    /** A supplier puts a file; gives the version's id. */
    public String put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A supplier puts a file; gives the version's id. */
    public String put(String key, byte[] content) {
        List<Put> ofKey = puts.computeIfAbsent(key, _ -> new ArrayList<>());
        String versionId = key + "-v" + (ofKey.size() + 1);
        ofKey.add(new Put(new Landed("landing", key, versionId, clock.instant(), ofKey.size() + 1), content));
        return versionId;
    }

    /** A version is removed, as when the bucket expires it. */
    public void remove(String key) {
        puts.remove(key);
    }

    /** From now on parts of files cannot be read. */
    public void refuseParts() {
        refusesParts = true;
    }

    /** This happens before the next copy; what it throws, the copy throws. */
    public void beforeNextCopy(Runnable happens) {
        beforeCopies.add(happens);
    }

    @Override
    public Optional<Version> find(String key, String versionId) {
        return all(key).stream()
                .filter(version -> version.landed().key().equals(key)
                        && version.landed().versionId().equals(versionId))
                .findFirst();
    }

    @Override
    public List<Version> all(String prefix) {
        List<Version> all = new ArrayList<>();
        puts.forEach((key, ofKey) -> {
            if (key.startsWith(prefix)) {
                ofKey.reversed()
                        .forEach(put -> all.add(new Version(
                                put.landed(), put.bytes().length, put.landed().revision() == ofKey.size())));
            }
        });
        return all;
    }

    @Override
    public InputStream open(Landed landed) {
        return new ByteArrayInputStream(content(landed));
    }

    @Override
    public InputStream open(Landed landed, long from, long until) {
        if (refusesParts) {
            throw new IllegalStateException("the bucket does not answer");
        }
        opened.add(from + "-" + until);
        return new ByteArrayInputStream(content(landed), (int) from, (int) (until - from));
    }

    /** Parts of files that were read, in their order. */
    public List<String> opened() {
        return opened;
    }

    @Override
    public void copyToLake(Version version, String key) {
        Runnable before = beforeCopies.poll();
        if (before != null) {
            before.run();
        }
        lake.write(key, content(version.landed()), "application/octet-stream");
    }

    private byte[] content(Landed landed) {
        return puts.getOrDefault(landed.key(), List.of()).stream()
                .filter(put -> put.landed().equals(landed))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version " + landed))
                .bytes();
    }
}
