package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Metrics;
import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators are told, by whom, and whether what they are told to read is there. */
final class AlarmsTest {
    private static final Path RUNBOOK =
            Path.of(System.getProperty("larder.root", "..")).resolve("docs/operator.md");

    @TempDir
    private static Path folder;

    private static SynthesisedStack environment =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());
    private static SynthesisedStack base = environment;

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        Path out = Files.createDirectories(folder.resolve("environment"));
        environment = stack(Synthesis.template("main", Stage.PRODUCTION, out));
        base = stack(Synthesis.base("default", Map.of(), folder));
    }

    private static SynthesisedStack stack(String template) {
        return new SynthesisedStack("larder-main", JsonMapper.shared().readTree(template));
    }

    private static Stream<JsonNode> alarms(SynthesisedStack stack) {
        return stack.resources("AWS::CloudWatch::Alarm").map(alarm -> alarm.path("Properties"));
    }

    @Test
    void an_environment_tells_of_runs_deliveries_queues_and_silence_and_the_base_of_what_it_costs() {
        assertThat(alarms(environment).map(alarm -> alarm.path("AlarmName").asString()))
                .containsExactlyInAnyOrder(
                        "larder-main-run-failed",
                        "larder-main-run-parked",
                        "larder-main-run-blocked",
                        "larder-main-delivery-rejected",
                        "larder-main-feed-late",
                        "larder-main-dead-letters",
                        "larder-main-landed-waits",
                        "larder-main-accepted-waits",
                        "larder-main-no-release");
        assertThat(alarms(base).map(alarm -> alarm.path("AlarmName").asString()))
                .containsExactlyInAnyOrder(
                        "larder-base-compute-seconds",
                        "larder-base-usage-limit",
                        "larder-base-database-provider-failed");
    }

    @Test
    void every_alarm_tells_the_topic_when_it_begins_and_when_it_ends() {
        assertThat(Stream.concat(alarms(environment), alarms(base))).allSatisfy(alarm -> {
            assertThat(alarm.path("AlarmActions")).hasSize(1);
            assertThat(alarm.path("OKActions")).isEqualTo(alarm.path("AlarmActions"));
        });
        assertThat(alarms(environment)
                        .map(alarm ->
                                environment.text(alarm.path("AlarmActions").get(0))))
                .containsOnly("shared:/larder/base/production/alarm-topic-arn");
    }

    @Test
    void every_alarm_says_what_since_when_with_what_effect_and_what_to_do_and_its_runbook_is_there()
            throws IOException {
        List<String> headings = new ArrayList<>();
        for (String line : Files.readAllLines(RUNBOOK)) {
            if (line.startsWith("#")) {
                headings.add(
                        line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'));
            }
        }
        assertThat(Stream.concat(alarms(environment), alarms(base))).allSatisfy(alarm -> {
            List<String> lines =
                    alarm.path("AlarmDescription").asString().lines().toList();
            assertThat(lines)
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactly("What", "Since", "Effect", "Do", "Runbook");
            assertThat(lines).allMatch(line -> line.length() > line.indexOf(':') + 10);
            String runbook = lines.getLast();
            assertThat(headings).contains(runbook.substring(runbook.indexOf('#') + 1));
        });
    }

    @Test
    void every_dead_letter_queue_of_the_stack_is_watched() {
        List<String> dead = environment
                .resources("AWS::SQS::Queue")
                .map(queue -> queue.path("Properties").path("QueueName").asString())
                .filter(name -> name.endsWith("-dead"))
                .toList();
        assertThat(dead).hasSizeGreaterThan(5);
        String alarm = alarms(environment)
                .filter(each -> each.path("AlarmName").asString().endsWith("dead-letters"))
                .map(JsonNode::toString)
                .findFirst()
                .orElseThrow();
        assertThat(dead).allMatch(queue -> alarm.contains("\"Value\":\"" + queue + "\""));
    }

    @Test
    void what_functions_count_is_what_alarms_watch() {
        String all = alarms(environment).map(JsonNode::toString).toList().toString();
        assertThat(List.of(
                        Metrics.RUNS_BLOCKED,
                        Metrics.RUNS_PUBLISHED,
                        Metrics.DELIVERIES_REJECTED,
                        Metrics.CAUSES_WAITING))
                .allMatch(metric -> all.contains("\"MetricName\":\"" + metric + "\""));
        assertThat(all).contains("\"Namespace\":\"Larder\"", "{\"Name\":\"Environment\",\"Value\":\"main\"}");
    }

    @Test
    void one_dashboard_shows_them_all() {
        assertThat(environment.resources("AWS::CloudWatch::Dashboard")).hasSize(1);
    }
}
