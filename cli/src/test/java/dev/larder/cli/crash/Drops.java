package dev.larder.cli.crash;

import dev.larder.aws.AwsClients;
import dev.larder.cli.Folders;
import dev.larder.cli.TestProject;
import dev.larder.functions.port.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Drops of the launch story.
 *
 * @param at the instant at which all of their files land
 */
record Drops(String at, List<String> names) {

    static Drops at(String at, String... names) {
        return new Drops(at, List.of(names));
    }

    List<Path> folders() {
        return names.stream()
                .map(TestProject.BUNDLED.resolve("test-data/launch")::resolve)
                .toList();
    }

    /** Sends what is not there yet, as a supplier's synchronisation does that was cut off and begins again. */
    void landIn(Map<String, String> variables) throws IOException {
        try (AwsClients clients = new AwsClients(variables)) {
            landIn(clients.s3(), Settings.of(variables).landingBucket());
        }
    }

    private void landIn(S3Client s3, String bucket) throws IOException {
        Set<String> there =
                s3.listObjectVersionsPaginator(list -> list.bucket(bucket).encodingType("url")).versions().stream()
                        .map(version -> version.key() + " " + version.eTag())
                        .collect(Collectors.toSet());
        for (Path folder : folders()) {
            for (Path file : Folders.files(folder)) {
                String key = folder.relativize(file).toString().replace('\\', '/');
                if (!there.contains(key + " " + eTag(file))) {
                    s3.putObject(
                            put -> put.bucket(bucket)
                                    .key(key)
                                    .overrideConfiguration(call -> call.putHeader("x-local-last-modified", at)),
                            RequestBody.fromFile(file));
                }
            }
        }
    }

    /** S3's entity tag of an object that was put whole: its MD5 in quotes. */
    private static String eTag(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
            return '"' + HexFormat.of().formatHex(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
