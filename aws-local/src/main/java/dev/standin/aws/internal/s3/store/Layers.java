package dev.standin.aws.internal.s3.store;

import dev.standin.aws.internal.s3.store.KeyFile.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was in the buckets when the journal was last begun anew: files of keys, the later before the earlier. Each is at least twice as large as the one
 * after it, so that there are few, and a key is written again only a few times. Safe for use by many threads.
 *
 * @param folder where the files are
 * @param files oldest first
 */
record Layers(Path folder, List<KeyFile> files) {
    private static final String END = ".keys";
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::key, Arrays::compareUnsigned);
    /** A file is read through a buffer of at most 2 GiB. */
    private static final long LARGEST = 1L << 30;

    Layers {
        files = List.copyOf(files);
    }

    /** The files of these names. */
    static Layers open(Path folder, List<String> names) {
        return new Layers(
                folder,
                names.stream().map(name -> KeyFile.open(folder.resolve(name))).toList());
    }

    List<String> names() {
        return files.stream().map(KeyFile::name).toList();
    }

    /** A key's versions, newest first; empty if there are none. */
    List<Version> versions(String bucket, String key) {
        byte[] whole = KeyFile.whole(bucket, key);
        for (KeyFile file : files.reversed()) {
            @Nullable List<Version> versions = file.versions(whole);
            if (versions != null) {
                return versions;
            }
        }
        return List.of();
    }

    /** The keys of a bucket that are not before this {@link KeyFile#whole} one, in order, with those that are gone. */
    Stream<Row> from(String bucket, byte[] key) {
        // The character after the slash, behind which the bucket's keys are.
        byte[] end = (bucket + "0").getBytes(StandardCharsets.UTF_8);
        return Merge.stream(merged(files, key)).takeWhile(row -> Arrays.compareUnsigned(row.key(), end) < 0);
    }

    /** These layers with these rows on top, and the files that it has instead of some; nothing refers to it yet. */
    Layers with(Iterator<Row> rows, long bytes) throws IOException {
        List<KeyFile> below = new ArrayList<>(files);
        List<KeyFile> joined = new ArrayList<>();
        long size = bytes;
        while (!below.isEmpty()
                && below.getLast().size() < 2 * size
                && below.getLast().size() + size < LARGEST) {
            size += below.getLast().size();
            joined.addFirst(below.removeLast());
        }
        Stream<Row> all = Merge.of(merged(joined, new byte[0]), rows, ORDER);
        boolean isLowest = below.isEmpty();
        Path file = folder.resolve(nextName());
        Files.deleteIfExists(file);
        KeyFile.write(file, (isLowest ? all.filter(row -> !row.isGone()) : all).iterator());
        below.add(KeyFile.open(file));
        return new Layers(folder, below);
    }

    /** Removes files that no journal names. */
    void sweep() {
        Set<String> needed = files.stream().map(KeyFile::name).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(END) && !needed.contains(name)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot clean " + folder, failed);
        }
    }

    private String nextName() {
        int newest = files.stream()
                .mapToInt(file ->
                        Integer.parseInt(file.name().substring(0, file.name().length() - END.length())))
                .max()
                .orElse(0);
        return "%08d%s".formatted(newest + 1, END);
    }

    private static Iterator<Row> merged(List<KeyFile> oldestFirst, byte[] from) {
        Iterator<Row> merged = List.<Row>of().iterator();
        for (KeyFile file : oldestFirst) {
            merged = Merge.of(merged, file.from(from), ORDER).iterator();
        }
        return merged;
    }
}
