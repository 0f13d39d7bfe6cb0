package dev.standin.redshift.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** The files of a folder as the objects of any bucket, for any role. */
public record LakeFolder(Path folder) implements LakeObjects {
    /** Writes an object; throws {@link IOException} if it cannot. */
    public LakeFolder with(String key, byte[] bytes) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    @Override
    public LakeObjects as(String role) {
        return this;
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public List<String> keys(String bucket, String prefix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Path file(String bucket, String key) {
        Path file = folder.resolve(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchElementException("s3://" + bucket + "/" + key);
        }
        return file;
    }

    @Override
    public void write(String bucket, String key, Path from) throws IOException {
        with(key, Files.readAllBytes(from));
    }
}
