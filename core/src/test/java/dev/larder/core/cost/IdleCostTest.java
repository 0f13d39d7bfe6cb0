package dev.larder.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class IdleCostTest {
    private static List<Charge> cost(String... resources) {
        String template = "{\"Resources\": {%s}}".formatted(String.join(", ", resources));
        return IdleCost.of(JsonMapper.shared().readTree(template));
    }

    private static String resource(String id, String type, String properties) {
        return "\"%s\": {\"Type\": \"%s\", \"Properties\": {%s}}".formatted(id, type, properties);
    }

    @Test
    void what_bills_by_existing_is_counted() {
        List<Charge> charges = cost(
                resource("key", "AWS::KMS::Key", ""),
                resource("board", "AWS::CloudWatch::Dashboard", ""),
                resource("namespace", "AWS::RedshiftServerless::Namespace", "\"ManageAdminPassword\": true"),
                resource("sftp", "AWS::Transfer::Server", ""),
                resource("bucket", "AWS::S3::Bucket", ""),
                resource("endpoint", "AWS::EC2::VPCEndpoint", "\"VpcEndpointType\": \"Gateway\""));
        // 1 + 3 + 0.40 + 730 x 0.30
        assertThat(CostText.dollars(charges)).isEqualTo("$223.40");
    }

    @Test
    void an_alarm_costs_by_its_metrics_and_a_metric_of_ours_once() {
        String one = "\"Namespace\": \"Larder\", \"MetricName\": \"RunsBlocked\"";
        String two = """
            "Metrics": [{"Expression": "a + b"},
                {"MetricStat": {"Metric": {"Namespace": "Larder", "MetricName": "RunsBlocked"}}},
                {"MetricStat": {"Metric": {"Namespace": "AWS/SQS", "MetricName": "Visible"}}}]\
            """;
        List<Charge> charges =
                cost(resource("one", "AWS::CloudWatch::Alarm", one), resource("two", "AWS::CloudWatch::Alarm", two));
        assertThat(CostText.lines(charges))
                .containsExactly(
                        "           3 x $0.10 per metric-month of an alarm = $0.3000 (2 alarms)",
                        "           1 x $0.30 per metric-month of our own = $0.3000 (what functions count)");
    }

    @Test
    void a_schedule_calls_and_a_queue_is_polled_all_the_month() {
        List<Charge> calls = cost(resource("rule", "AWS::Events::Rule", "\"ScheduleExpression\": \"rate(5 minutes)\""));
        assertThat(calls)
                .filteredOn(charge -> charge.price() == Price.FUNCTION_CALL)
                .singleElement()
                .satisfies(charge -> assertThat(charge.quantity()).isEqualByComparingTo("8760"));
        assertThat(cost(resource("rule", "AWS::Events::Rule", ""))).isEmpty();
        // Five pollers, three calls a minute, 43,800 minutes.
        assertThat(cost(resource("mapping", "AWS::Lambda::EventSourceMapping", "")))
                .singleElement()
                .satisfies(charge -> assertThat(charge.quantity()).isEqualByComparingTo("657000"));
    }

    @Test
    void a_call_that_lists_more_costs_more() {
        String often = "\"ScheduleExpression\": \"rate(3 minutes)\", \"Name\": \"larder-x-%s-schedule\"";
        assertThat(lists(often.formatted("start-run"))).isEqualByComparingTo("14600");
        assertThat(lists(often.formatted("reconcile-landing"))).isEqualByComparingTo("102200");
    }

    private static BigDecimal lists(String rule) {
        return cost(resource("rule", "AWS::Events::Rule", rule)).stream()
                .filter(charge -> charge.price() == Price.OBJECT_WRITE)
                .map(Charge::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void what_has_no_price_is_refused_by_name() {
        assertThatThrownBy(() -> cost(resource("nat", "AWS::EC2::NatGateway", "")))
                .hasMessage("AWS::EC2::NatGateway has no price and is not declared free");
        assertThatThrownBy(() -> cost(resource("e", "AWS::EC2::VPCEndpoint", "\"VpcEndpointType\": \"Interface\"")))
                .hasMessageContaining("is of the type Interface");
        assertThatThrownBy(() ->
                        cost(resource("rule", "AWS::Events::Rule", "\"ScheduleExpression\": \"cron(0 1 * * ? *)\"")))
                .hasMessageContaining("counted are rates in minutes");
    }

    @Test
    void less_than_a_cent_is_a_cent_and_nothing_is_nothing() {
        assertThat(CostText.dollars(List.of())).isEqualTo("$0.00");
        assertThat(CostText.dollars(List.of(Charge.of("one", 1, Price.QUEUE_CALL))))
                .isEqualTo("$0.01");
        assertThat(CostText.caveat()).contains(Price.READ, Price.REGION);
    }

    @Test
    void more_files_cost_more_and_a_larger_warehouse_too() {
        assertThat(Charge.sum(UseCost.of(1000, 8))).isGreaterThan(Charge.sum(UseCost.of(0, 8)));
        assertThat(Charge.sum(UseCost.of(0, 16))).isGreaterThan(Charge.sum(UseCost.of(0, 8)));
    }
}
