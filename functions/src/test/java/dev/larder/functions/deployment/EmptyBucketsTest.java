package dev.larder.functions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.Lake;
import dev.larder.functions.cloudformation.Answer;
import dev.larder.functions.cloudformation.Request;
import dev.larder.functions.port.BucketContents;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EmptyBucketsTest implements BucketContents {
    private final Map<String, Integer> versions = new HashMap<>(Map.of("landing", 2_500, "other", 7));
    private final Map<String, Integer> uploads = new HashMap<>(Map.of("landing", 1_001, "other", 7));

    @Test
    void a_deletion_empties_the_bucket_and_no_other() {
        Answer answer = call(Request.Type.DELETE, "dev");

        assertThat(answer.success()).isTrue();
        assertThat(answer.reason()).isEqualTo("2500 versions were removed");
        assertThat(versions).containsEntry("landing", 0).containsEntry("other", 7);

        assertThat(uploads).containsEntry("landing", 0).containsEntry("other", 7);
    }

    @Test
    void production_and_a_stage_that_nobody_knows_are_not_emptied() {
        for (String stage : new String[] {"production", "", "dev "}) {
            assertThat(call(Request.Type.DELETE, stage).reason())
                    .startsWith("nothing was removed: the stage is '" + stage);
        }
        assertThat(versions).containsEntry("landing", 2_500);
    }

    @Test
    void nothing_is_removed_before_the_deletion() {
        call(Request.Type.CREATE, "dev");
        call(Request.Type.UPDATE, "dev");

        assertThat(versions).containsEntry("landing", 2_500);
    }

    private Answer call(Request.Type type, String stage) {
        EmptyBuckets function = new EmptyBuckets(this, (_, _) -> {});
        Request request = new Request(
                type,
                "Custom::LarderEmptyBucket",
                URI.create("https://cloudformation"),
                "stack",
                "request",
                "Contents",
                "",
                Lake.JSON.createObjectNode().put("Bucket", "landing").put("Stage", stage));
        assertThat(function.physicalId(request)).isEqualTo("contents-of-landing");
        return function.act(request);
    }

    @Override
    public int deleteSome(String bucket) {
        return some(versions, bucket);
    }

    @Override
    public int abortSome(String bucket) {
        return some(uploads, bucket);
    }

    private static int some(Map<String, Integer> left, String bucket) {
        int some = Math.min(1_000, left.getOrDefault(bucket, 0));
        left.merge(bucket, -some, Integer::sum);
        return some;
    }
}
