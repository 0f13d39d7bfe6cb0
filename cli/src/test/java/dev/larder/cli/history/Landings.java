package dev.larder.cli.history;

import dev.larder.core.delivery.Landed;
import dev.larder.functions.port.Landing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A landing bucket in memory. */
final class Landings implements Landing {
    private final Map<Landed, byte[]> puts = new LinkedHashMap<>();
    private final Clock clock;
    private final Bucket lake;
    private final Calls calls;

    Landings(Clock clock, Bucket lake, Calls calls) {
        this.clock = clock;
        this.lake = lake;
        this.calls = calls;
    }

    /** A supplier's file. */
    Landed put(String key, String content) {
        int revision = 1
                + (int) puts.keySet().stream()
                        .filter(landed -> landed.key().equals(key))
                        .count();
        Landed landed = new Landed("landing", key, "v" + (puts.size() + 1), clock.instant(), revision);
        puts.put(landed, content.getBytes(StandardCharsets.UTF_8));
        return landed;
    }

    @Override
    public Optional<Version> find(String key, String versionId) {
        calls.made("s3 head");
        return below(key).stream()
                .filter(version -> version.landed().versionId().equals(versionId))
                .findFirst();
    }

    @Override
    public List<Version> all(String prefix) {
        List<Version> all = below(prefix);
        calls.keys("s3 list", all.size());
        return all;
    }

    private List<Version> below(String prefix) {
        List<Landed> newestFirst = new ArrayList<>(puts.keySet())
                .reversed().stream()
                        .filter(landed -> landed.key().startsWith(prefix))
                        .sorted((one, other) -> one.key().compareTo(other.key()))
                        .toList();
        return newestFirst.stream()
                .map(landed -> new Version(landed, content(landed).length, isNewest(landed)))
                .toList();
    }

    private boolean isNewest(Landed landed) {
        return puts.keySet().stream()
                .noneMatch(other -> other.key().equals(landed.key()) && other.revision() > landed.revision());
    }

    @Override
    public InputStream open(Landed landed) {
        calls.made("s3 get");
        return new ByteArrayInputStream(content(landed));
    }

    @Override
    public InputStream open(Landed landed, long from, long until) {
        calls.made("s3 get");
        return new ByteArrayInputStream(Arrays.copyOfRange(content(landed), (int) from, (int) until));
    }

    @Override
    public void copyToLake(Version version, String key) {
        lake.write(key, content(version.landed()), "application/octet-stream");
    }

    private byte[] content(Landed landed) {
        return Optional.ofNullable(puts.get(landed))
                .orElseThrow(() -> new IllegalStateException("no version " + landed));
    }
}
