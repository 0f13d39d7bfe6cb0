package dev.larder.core.wiring;

import static dev.larder.core.wiring.LarderFunctions.on;

import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.Wiring.Grant;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a connector of AWS Transfer Family may do, and where it puts what it lists and fetches: where nothing is a delivery. */
public final class ConnectorAccess {
    /** Of the landing bucket; objects below it are announced to nobody. */
    public static final String PREFIX = "pulled/";

    /** What {@link LarderWiring#PULL_FILES} calls. */
    public static final List<String> CALLS = List.of(
            "transfer:StartDirectoryListing",
            "transfer:StartFileTransfer",
            "transfer:ListFileTransferResults",
            "transfer:TestConnection");

    private ConnectorAccess() {}

    /** The folder of a feed in the landing bucket. */
    public static String folder(FeedId feed) {
        return PREFIX + feed;
    }

    /**
     * With what {@link LarderWiring#PULL_FILES} is started.
     *
     * @param connector id of the feed's connector
     * @param bucket name of the landing bucket
     * @param patience how long a listing may take before the connection is tested; fifteen times as long, and the look fails
     */
    public static String input(SupplierPull pull, String connector, String bucket, Duration patience) {
        ObjectNode input = JsonMapper.shared().createObjectNode();
        input.put("feed", pull.feed().toString())
                .put("server", pull.server().toString())
                .put("folder", pull.folder())
                .put("files", pull.files())
                .put("connector", connector)
                .put("bucket", bucket)
                .put("patience", patience.toSeconds());
        return input.toString();
    }

    /**
     * What the role of a feed's connector may do with files, beside reading its secret.
     *
     * <p>Source: AWS Transfer Family User Guide, "Creating SFTP connectors": read and write access to the parent folder of what is transferred.
     */
    public static List<Grant> grants(FeedId feed) {
        return LarderFunctions.grants(
                on("bucket:landing", "s3:ListBucket", "s3:GetBucketLocation"),
                on(
                        "bucket:landing/" + folder(feed) + "/*",
                        "s3:PutObject",
                        "s3:GetObject",
                        "s3:GetObjectVersion",
                        "s3:DeleteObject",
                        "s3:DeleteObjectVersion",
                        "s3:AbortMultipartUpload"));
    }
}
