package dev.standin.redshift.load;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.CopySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one COPY: those of a manifest, or those whose key begins with the given one.
 *
 * <p>Source: Redshift's "COPY", "Data sources": an entry that is not mandatory may be missing, but COPY fails if none is found.
 */
final class Manifest {
    /** One file to load. */
    record Entry(String url, Path file) {}

    private final LakeObjects lake;

    Manifest(LakeObjects lake) {
        this.lake = lake;
    }

    List<Entry> files(CopySource source) {
        String bucket = bucket(source.url());
        String key = key(source.url());
        if (source.manifest()) {
            return listed(source, found(source.url()));
        }
        List<Entry> files = lake.keys(bucket, key).stream()
                .map(k -> new Entry("s3://" + bucket + "/" + k, lake.file(bucket, k)))
                .toList();
        if (files.isEmpty()) {
            throw new SqlError("The specified S3 prefix '" + key + "' does not exist");
        }
        return files;
    }

    private List<Entry> listed(CopySource source, Path manifest) {
        String url = source.url();
        List<Entry> files = new ArrayList<>();
        JsonNode entries;
        try {
            entries = JsonMapper.shared().readTree(Files.readString(manifest)).path("entries");
        } catch (IOException | JacksonException e) {
            throw new SqlError("the manifest " + url + " is no JSON text");
        }
        if (!entries.isArray() || entries.isEmpty()) {
            throw new SqlError("the manifest " + url + " has no entries");
        }
        for (JsonNode entry : entries) {
            String file = entry.path("url").asString("");
            if (!file.matches("s3://[^/]+/.+")) {
                throw new SqlError("the manifest " + url + " has an entry without an s3 url");
            }
            if (entry.path("mandatory").asBoolean(false) || exists(file)) {
                JsonNode length = entry.path("meta").path("content_length");
                if (source.format() == CopySource.Format.PARQUET && !length.isNumber()) {
                    throw new SqlError("the manifest " + source.url() + " says no content_length of " + file
                            + ", which COPY of Parquet needs");
                }
                files.add(sized(new Entry(file, found(file)), length));
            }
        }
        if (files.isEmpty()) {
            throw new SqlError("no file of the manifest " + url + " exists");
        }
        return files;
    }

    private static Entry sized(Entry entry, JsonNode length) {
        try {
            if (length.isNumber() && length.asLong() != Files.size(entry.file())) {
                throw new SqlError("the file " + entry.url() + " has " + Files.size(entry.file())
                        + " bytes where the manifest says " + length.asLong());
            }
            return entry;
        } catch (IOException e) {
            throw new SqlError("Problem reading " + entry.url() + ": the file cannot be read");
        }
    }

    private boolean exists(String url) {
        return lake.keys(bucket(url), key(url)).contains(key(url));
    }

    private Path found(String url) {
        try {
            return lake.file(bucket(url), key(url));
        } catch (NoSuchElementException e) {
            throw new SqlError("Problem reading " + url + ": the specified key does not exist");
        }
    }

    private static String bucket(String url) {
        return url.substring("s3://".length(), url.indexOf('/', "s3://".length()));
    }

    private static String key(String url) {
        return url.substring(url.indexOf('/', "s3://".length()) + 1);
    }
}
