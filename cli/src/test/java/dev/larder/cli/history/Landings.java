package dev.larder.cli.history;

import dev.larder.core.delivery.Landed;
import dev.larder.functions.memory.HandClock;
import dev.larder.functions.memory.MemoryLanding;
import dev.larder.functions.port.Landing;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A landing bucket in memory of which each call is counted. */
final class Landings implements Landing {
    private final MemoryLanding puts;
    private final Calls calls;

    Landings(HandClock clock, Bucket lake, Calls calls) {
        this.puts = new MemoryLanding(clock, lake);
        this.calls = calls;
    }

    /** A supplier's file. */
    Landed put(String key, String content) {
        return puts.find(key, puts.put(key, content)).orElseThrow().landed();
    }

    @Override
    public Optional<Version> find(String key, String versionId) {
        calls.made("s3 head");
        return puts.find(key, versionId);
    }

    @Override
    public List<Version> all(String prefix) {
        List<Version> all = puts.all(prefix);
        calls.keys("s3 list", all.size());
        return all;
    }

    @Override
    public InputStream open(Landed landed) {
        calls.made("s3 get");
        return puts.open(landed);
    }

    @Override
    public InputStream open(Landed landed, long from, long until) {
        calls.made("s3 get");
        return puts.open(landed, from, until);
    }

    @Override
    public void copyToLake(Version version, String key) {
        puts.copyToLake(version, key);
    }
}
