package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rule of our own: a queue that a function reads hides a message for at least six times the function's timeout and the batching window.
 * Source: Lambda Developer Guide, services-sqs-configure.html, "Configuring a queue to use with Lambda".
 */
final class QueueVisibilityTest {
    @TempDir
    private static Path folder;

    private static String template = "";

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        template = Synthesis.template("main", Stage.DEV, folder);
    }

    private static List<String> hiddenTooBriefly(JsonNode template) {
        SynthesisedStack stack = new SynthesisedStack("larder-main", template);
        return properties(stack, "AWS::Lambda::EventSourceMapping")
                .filter(mapping -> {
                    JsonNode queue = named(stack, "AWS::SQS::Queue", "QueueName", arn(stack, mapping));
                    JsonNode function = named(stack, "AWS::Lambda::Function", "FunctionName", functionOf(mapping));
                    long least = 6 * function.path("Timeout").asLong()
                            + mapping.path("MaximumBatchingWindowInSeconds").asLong();
                    return queue.path("VisibilityTimeout").asLong() < least;
                })
                .map(mapping -> functionOf(mapping))
                .toList();
    }

    private static Stream<JsonNode> properties(SynthesisedStack stack, String type) {
        return stack.resources(type).map(resource -> resource.path("Properties"));
    }

    private static String arn(SynthesisedStack stack, JsonNode mapping) {
        String arn = stack.text(mapping.path("EventSourceArn"));
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String functionOf(JsonNode mapping) {
        return mapping.path("FunctionName").asString().replace(":live", "");
    }

    private static JsonNode named(SynthesisedStack stack, String type, String property, String name) {
        return properties(stack, type)
                .filter(each -> stack.text(each.path(property)).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " " + name + " is not in the template"));
    }

    @Test
    void no_message_is_visible_again_while_lambda_may_still_try() {
        assertThat(hiddenTooBriefly(JsonMapper.shared().readTree(template))).isEmpty();
    }

    @Test
    void the_rule_fires_for_a_second_less() {
        for (Map.Entry<String, String> queue :
                Map.of("5040", "receive-delivery", "361", "start-run").entrySet()) {
            String visibility = "\"VisibilityTimeout\": " + queue.getKey();
            assertThat(template).contains(visibility);
            String changed =
                    template.replace(visibility, "\"VisibilityTimeout\": " + (Integer.parseInt(queue.getKey()) - 1));
            assertThat(hiddenTooBriefly(JsonMapper.shared().readTree(changed)))
                    .containsExactly("larder-main-" + queue.getValue());
        }
    }
}
