package dev.standin.redshift.unload;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.CopySource.Format;
import dev.standin.redshift.dialect.tree.UnloadTarget;
import dev.standin.redshift.load.LakeObjects;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.engine.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the rows of a query to S3: files first, then the manifest. What is written stays if the transaction fails, as on AWS. As many files are
 * written as a warehouse of one slice writes. Source: r_UNLOAD.html. Not thread-safe.
 */
public final class Unload {
    private static final String OWN = "([0-9]{4}_part_[0-9]{2,}|[0-9]{3,})([.](gz|zst|parquet))?|manifest";
    private final LakeObjects lake;
    private final Unloading session;

    /** The session that unloads. */
    public interface Unloading {
        /** Hands over the rows of a query of DuckDB, whose values are texts. */
        void each(String duckSql, TextFiles rows);

        /** Executes a statement of DuckDB. */
        void execute(String duckSql);
    }

    /** Unloads to this lake. */
    public Unload(LakeObjects lake, Unloading session) {
        this.lake = lake;
        this.session = session;
    }

    /** Unloads. */
    public void unload(Plan.Unload unload) {
        UnloadTarget target = unload.target();
        String region = target.options().get("region");
        if (region != null && !region.equals(lake.region())) {
            throw new Refusal("UNLOAD to the region " + region + "; the local buckets are in " + lake.region());
        }
        LakeObjects allowed = lake.as(target.role());
        requireRoom(target, allowed);
        try {
            Path folder = Files.createTempDirectory("unload");
            try {
                write(target, allowed, files(unload, folder), folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new SqlError("UNLOAD: the files cannot be written to " + target.url());
        }
    }

    /**
     * "By default, UNLOAD fails if it finds files that it would possibly overwrite." Whether those are more than files of its own names is not said; what
     * is in folders that it does not write to is none.
     */
    private static void requireRoom(UnloadTarget target, LakeObjects lake) {
        List<String> there = lake.keys(target.bucket(), target.prefix());
        if (there.isEmpty() || target.has("allowoverwrite")) {
            return;
        }
        String folders = target.partition().isEmpty() ? "(" : "(.*/)?(";
        Pattern own = Pattern.compile(Pattern.quote(target.prefix()) + folders + OWN + ")");
        Pattern near = Pattern.compile(Pattern.quote(target.prefix()) + folders + "[^/]*)");
        List<String> others =
                there.stream().filter(key -> near.matcher(key).matches()).toList();
        if (others.isEmpty()) {
            return;
        }
        if (others.stream().noneMatch(key -> own.matcher(key).matches())) {
            throw new Refusal("UNLOAD without ALLOWOVERWRITE to a prefix with other files (" + others.getFirst() + ")");
        }
        throw new SqlError(
                "Specified unload destination on S3 is not empty. Consider using a different bucket / prefix,"
                        + " manually removing the target files in S3, or using the ALLOWOVERWRITE option.");
    }

    /** The files by the ends of their keys. */
    private SequencedMap<String, Path> files(Plan.Unload unload, Path folder) throws IOException {
        if (unload.target().format() == Format.PARQUET) {
            return new ParquetFolder(unload, folder, session::execute).files();
        }
        try (TextFiles rows = new TextFiles(unload, folder)) {
            session.each(unload.sql(), rows);
            return rows.files();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static void write(UnloadTarget target, LakeObjects lake, SequencedMap<String, Path> files, Path folder)
            throws IOException {
        for (var file : files.entrySet()) {
            lake.write(target.bucket(), target.prefix() + file.getKey(), file.getValue());
        }
        if (target.has("manifest")) {
            Path manifest = Files.writeString(folder.resolve("manifest"), manifest(target, files));
            lake.write(target.bucket(), target.prefix() + "manifest", manifest);
        }
    }

    /** With lengths of Parquet files, which COPY needs of these (r_COPY_command_examples.html). */
    private static String manifest(UnloadTarget target, SequencedMap<String, Path> files) throws IOException {
        List<String> entries = new ArrayList<>();
        for (var file : files.entrySet()) {
            String url = "s3://" + target.bucket() + "/" + target.prefix() + file.getKey();
            String meta = target.format() == Format.PARQUET
                    ? ", \"meta\": { \"content_length\": " + Files.size(file.getValue()) + " }"
                    : "";
            entries.add("    {\"url\":\"" + url.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" + meta + "}");
        }
        return "{\n  \"entries\": [\n" + String.join(",\n", entries) + "\n  ]\n}\n";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A file's path in the engine's text. */
    static String quoted(Path file) {
        return Text.quote(file.toString());
    }
}
