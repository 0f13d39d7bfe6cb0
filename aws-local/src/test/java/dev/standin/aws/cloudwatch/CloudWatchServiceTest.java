package dev.standin.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.MovedClock;
import dev.standin.aws.Permission;
import dev.standin.aws.SignedHttp;
import dev.standin.aws.local.Endpoint;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** By AWS's SDK, which speaks RPC v2 in CBOR. */
final class CloudWatchServiceTest {
    private static final Metric FAILED = new Metric("Shop", "Failed", Map.of("Shop", "a"));
    private static final Metric LATE = new Metric("Shop", "Late", Map.of("Shop", "a"));

    private final MovedClock clock = new MovedClock();
    private final Metrics metrics = new Metrics();
    private final Alarms alarms = new Alarms(
            metrics,
            List.of(
                    alarm("shop-late", Optional.empty(), query("late", LATE)),
                    alarm("shop-any", Optional.of("failed + late"), query("failed", FAILED), query("late", LATE)),
                    alarm("shop-2-failed", Optional.empty(), query("failed", FAILED))),
            clock.instant());
    private final CloudWatchService service = new CloudWatchService(alarms::standings);
    private final Callers callers = new Callers();
    private final Endpoint endpoint = Endpoint.bind(0, callers).register(service);
    private final CloudWatchClient owner = client("OWNER");

    private static Alarm.Query query(String id, Metric metric) {
        return new Alarm.Query(id, metric, Statistic.SUM, Duration.ofMinutes(5));
    }

    private static Alarm alarm(String name, Optional<String> expression, Alarm.Query... queries) {
        Evaluation evaluation =
                new Evaluation(Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1, 1, 1, MissingData.NOT_BREACHING);
        return new Alarm(name, "What: " + name, List.of(queries), expression, evaluation);
    }

    @BeforeEach
    void open() {
        callers.addOwner(LocalClients.key("OWNER"));
        endpoint.start();
        metrics.count(LATE, 1, clock.instant());
        clock.advance(Duration.ofMinutes(1));
        alarms.evaluate(clock.instant(), changed -> {});
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        owner.close();
        endpoint.close();
    }

    private CloudWatchClient client(String key) {
        return CloudWatchClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(LocalClients.credentials(key))
                .build();
    }

    private List<String> names(Consumer<DescribeAlarmsRequest.Builder> request) {
        return owner.describeAlarms(request).metricAlarms().stream()
                .map(MetricAlarm::alarmName)
                .toList();
    }

    @Test
    void an_alarm_is_told_with_its_state_and_since_when() {
        MetricAlarm late = owner.describeAlarms(ask -> ask.alarmNames("shop-late"))
                .metricAlarms()
                .getFirst();
        Instant evaluated = clock.instant().minus(Duration.ofMinutes(1));
        assertThat(late.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(late.stateTransitionedTimestamp()).isEqualTo(evaluated);
        assertThat(late.alarmDescription()).isEqualTo("What: shop-late");
        assertThat(late.alarmArn()).isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:shop-late");
        assertThat(late.comparisonOperatorAsString()).isEqualTo("GreaterThanOrEqualToThreshold");
        assertThat(late.treatMissingData()).isEqualTo("notBreaching");
        assertThat(late.threshold()).isEqualTo(1);
        assertThat(late.metricName()).isEqualTo("Late");
        assertThat(late.dimensions().toString()).contains("Name=Shop", "Value=a");
        assertThat(late.period()).isEqualTo(300);
    }

    @Test
    void an_alarm_on_an_expression_is_told_with_its_metrics() {
        MetricAlarm any = owner.describeAlarms(ask -> ask.alarmNames("shop-any"))
                .metricAlarms()
                .getFirst();
        assertThat(any.metricName()).isNull();
        assertThat(any.metrics()).extracting(metric -> metric.returnData()).containsExactly(false, false, true);
        assertThat(any.metrics().getLast().expression()).isEqualTo("failed + late");
        assertThat(any.metrics().getFirst().metricStat().metric().metricName()).isEqualTo("Failed");
    }

    @Test
    void alarms_are_found_by_name_by_prefix_and_by_state_page_by_page() {
        assertThat(names(ask -> {})).containsExactly("shop-2-failed", "shop-any", "shop-late");
        assertThat(names(ask -> ask.alarmNamePrefix("shop-2-"))).containsExactly("shop-2-failed");
        assertThat(names(ask -> ask.stateValue(StateValue.ALARM))).containsExactly("shop-any", "shop-late");
        assertThat(names(ask -> ask.alarmNames("shop-late", "gone"))).containsExactly("shop-late");
        assertThat(owner.describeAlarmsPaginator(ask -> ask.maxRecords(2)).metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("shop-2-failed", "shop-any", "shop-late");
    }

    @Test
    void whoever_may_see_some_alarms_asks_for_them_by_name() {
        callers.add(
                LocalClients.key("ONE"),
                "one",
                List.of(new Permission(
                        "cloudwatch:DescribeAlarms", "arn:aws:cloudwatch:us-east-1:000000000000:alarm:shop-l*")));
        try (CloudWatchClient one = client("ONE")) {
            assertThat(one.describeAlarms(ask -> ask.alarmNames("shop-late")).metricAlarms())
                    .hasSize(1);
            assertThatThrownBy(() -> one.describeAlarms(ask -> ask.alarmNames("shop-late", "shop-any")))
                    .isInstanceOfSatisfying(
                            CloudWatchException.class,
                            denied -> assertThat(denied.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDenied"))
                    .hasMessageContaining("alarm:shop-any");
            assertThatThrownBy(() -> one.describeAlarms(ask -> {})).hasMessageContaining("alarm:*");
        }
    }

    @Test
    void what_is_not_known_here_is_refused_by_name() {
        assertThatThrownBy(() -> owner.describeAlarms(ask -> ask.actionPrefix("arn:")))
                .hasMessageContaining("ActionPrefix is not supported by the local CloudWatch");
        assertThatThrownBy(() -> owner.describeAlarms(ask -> ask.alarmTypesWithStrings("CompositeAlarm")))
                .hasMessageContaining("AlarmTypes has CompositeAlarm");
        assertThatThrownBy(() -> owner.describeAlarms(ask -> ask.alarmNames("a").alarmNamePrefix("a")))
                .hasMessageContaining("cannot both be specified");
        assertThatThrownBy(() -> owner.listMetrics(ask -> {}))
                .hasMessageContaining("CloudWatch.ListMetrics is not implemented by the local AWS");
    }

    @Test
    void in_the_json_protocol_a_moment_is_a_number_of_seconds() throws Exception {
        Map<String, String> headers = Map.of(
                "X-Amz-Target", "GraniteServiceVersion20100801.DescribeAlarms",
                "Content-Type", "application/x-amz-json-1.0");
        HttpRequest request = SignedHttp.text(
                        LocalClients.key("OWNER"),
                        "monitoring",
                        "POST",
                        endpoint.uri().resolve("/"),
                        headers,
                        "{\"AlarmNames\":[\"shop-late\"]}")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode alarm = JsonMapper.shared()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .at("/MetricAlarms/0");
            assertThat(alarm.path("StateTransitionedTimestamp").asDouble())
                    .isEqualTo((double) clock.instant().getEpochSecond() - 60);
        }
    }

    /** Its model says which; a client would not see another. */
    @Test
    void no_member_is_answered_that_the_model_does_not_have() {
        Set<String> known = MetricAlarm.builder().sdkFields().stream()
                .map(SdkField::memberName)
                .collect(Collectors.toSet());
        Set<String> answered = new TreeSet<>();
        JsonNode answer = service.call(
                callers.owner(), "DescribeAlarms", JsonMapper.shared().createObjectNode());
        answer.path("MetricAlarms").forEach(alarm -> answered.addAll(alarm.propertyNames()));
        assertThat(answered).isNotEmpty();
        assertThat(known).containsAll(answered);
    }
}
