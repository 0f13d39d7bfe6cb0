package dev.larder.cli.drop;

import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.Reached;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.LandingKey;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Drops files into the landing bucket, as a supplier does.
 *
 * @param at the instant at which they land; null for now. Only the local S3 can be told an instant
 */
public record Landing(Reached local, @Nullable Instant at) {
    /** Drops a file, which is complete even if it is empty, and returns the id of its delivery. */
    public String drop(DropFile file) {
        Environment environment = local.environment();
        String bucket = environment.settings().landingBucket();
        String version = local.clients()
                .s3()
                .putObject(
                        put -> put.bucket(bucket)
                                .key(file.key())
                                .overrideConfiguration(call -> Optional.ofNullable(at)
                                        .ifPresent(instant ->
                                                call.putHeader("x-local-last-modified", instant.toString()))),
                        RequestBody.fromFile(file.file()))
                .versionId();
        if (file.file().toFile().length() == 0 && !LandingKey.isHalfWritten(file.key())) {
            environment.pokes().landed(file.key(), version);
        }
        return DeliveryId.of(bucket, file.key(), version);
    }
}
