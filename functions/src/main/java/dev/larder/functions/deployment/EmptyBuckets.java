package dev.larder.functions.deployment;

import dev.larder.aws.AwsClients;
import dev.larder.aws.S3Contents;
import dev.larder.core.wiring.Stage;
import dev.larder.functions.cloudformation.Answer;
import dev.larder.functions.cloudformation.Callback;
import dev.larder.functions.cloudformation.CustomResource;
import dev.larder.functions.cloudformation.PresignedUrl;
import dev.larder.functions.cloudformation.Request;
import dev.larder.functions.port.BucketContents;
import java.util.Map;

/**
 * Empties a bucket of an environment before CloudFormation deletes it, for it deletes no bucket that has a version left. The custom
 * resource has the properties {@code Bucket} and {@code Stage}. Production has the resource too: were it taken out of the template when
 * an environment becomes production, CloudFormation would delete it, and the bucket would be emptied.
 *
 * <p>What is emptied within the time of one call is some hundred thousand versions; beyond them the deletion fails with a sentence, and
 * goes on where it was when it is repeated.
 */
public final class EmptyBuckets extends CustomResource {
    private final BucketContents contents;

    /** As AWS Lambda makes it. */
    public EmptyBuckets() {
        this(System.getenv());
    }

    /** With these variables. */
    public EmptyBuckets(Map<String, String> variables) {
        this(new S3Contents(new AwsClients(variables).s3()), new PresignedUrl());
    }

    EmptyBuckets(BucketContents contents, Callback callback) {
        super(callback);
        this.contents = contents;
    }

    @Override
    protected String physicalId(Request request) {
        return request.physicalId().isEmpty() ? "contents-of-" + request.property("Bucket") : request.physicalId();
    }

    @Override
    protected Answer act(Request request) {
        if (request.type() != Request.Type.DELETE) {
            return Answer.done("", Map.of());
        }
        String stage = request.property("Stage");
        if (Stage.of(stage).filter(found -> found != Stage.PRODUCTION).isEmpty()) {
            return Answer.done(
                    "nothing was removed: the stage is '" + stage + "', and only a stage below production is emptied",
                    Map.of());
        }
        return Answer.done(emptied(request.property("Bucket")) + " versions were removed", Map.of());
    }

    /** Uploads first, since one that is completed in between is a version. */
    private int emptied(String bucket) {
        while (contents.abortSome(bucket) > 0) {
            requireTime(bucket);
        }
        int removed = 0;
        for (int some = contents.deleteSome(bucket); some > 0; some = contents.deleteSome(bucket)) {
            removed += some;
            requireTime(bucket);
        }
        return removed;
    }

    private static void requireTime(String bucket) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("stopped while emptying " + bucket);
        }
    }
}
