package dev.larder.core.cost;

import dev.larder.core.wiring.LarderWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a stack costs in a month of 730 hours in which nothing is delivered, counted from its template.
 *
 * <p>Two things are assumed and not counted: a scheduled call takes a second, and five pollers wait at each queue for twenty seconds a
 * call (Lambda Developer Guide, services-sqs-scaling.html). Stored data, logs and traffic are left out: a template does not say how
 * much there is.
 */
public final class IdleCost {
    private static final double HOURS = 730;
    private static final double RECEIVES = 5 * 3 * 60 * HOURS;
    /** Half a GB for a second. */
    private static final double GB_SECONDS_OF_A_CALL = 0.5;
    /** Lists of a call of start-run: {@code CountedUseTest}. */
    public static final int LISTS_OF_STARTING = 1;
    /** Lists of a call of reconcile-landing, one of which it makes where a feed has a calendar. */
    public static final int LISTS_OF_RECONCILING = 7;

    private static final int TRANSITIONS_OF_A_LOOK = 8;
    private static final int CALLS_OF_A_LOOK = 2;
    /** 1,769 MB for a second. */
    private static final double GB_SECONDS_OF_A_LARGE_CALL = 1.73;

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) minutes?\\)");

    private final List<Charge> charges = new ArrayList<>();

    private IdleCost() {}

    /**
     * All charges.
     *
     * @throws IllegalArgumentException for a type of resource that has no price and is not declared free
     */
    public static List<Charge> of(JsonNode template) {
        IdleCost cost = new IdleCost();
        cost.watched(resources(template, "AWS::CloudWatch::Alarm").toList());
        template.path("Resources").valueStream().forEach(cost::add);
        return cost.charges;
    }

    private static Stream<JsonNode> resources(JsonNode template, String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals(type));
    }

    private void watched(List<JsonNode> alarms) {
        if (alarms.isEmpty()) {
            return;
        }
        List<JsonNode> measures = alarms.stream()
                .map(alarm -> alarm.path("Properties"))
                .flatMap(alarm -> alarm.has("Metrics")
                        ? alarm.path("Metrics")
                                .valueStream()
                                .filter(each -> each.has("MetricStat"))
                                .map(each -> each.at("/MetricStat/Metric"))
                        : Stream.of(alarm))
                .toList();
        charge(alarms.size() + " alarms", measures.size(), Price.ALARM_METRIC_MONTH);
        long ours = measures.stream()
                .filter(measure -> measure.path("Namespace").asString("").equals("Larder"))
                .map(measure -> measure.path("MetricName").asString())
                .distinct()
                .count();
        if (ours > 0) {
            charge("what functions count", (double) ours, Price.METRIC_MONTH);
        }
    }

    private void add(JsonNode resource) {
        String type = resource.path("Type").asString();
        JsonNode properties = resource.path("Properties");
        switch (type) {
            case "AWS::CloudWatch::Alarm" -> {}
            case "AWS::CloudWatch::Dashboard" -> charge("the dashboard", 1, Price.DASHBOARD_MONTH);
            case "AWS::KMS::Key" -> charge("the key, and one more in each of its first two years", 1, Price.KEY_MONTH);
            case "AWS::RedshiftServerless::Namespace" -> secret(properties);
            case "AWS::Transfer::Server" -> charge("the SFTP server", HOURS, Price.SFTP_HOUR);
            case "AWS::Lambda::EventSourceMapping" -> charge("empty receives of a queue", RECEIVES, Price.QUEUE_CALL);
            case "AWS::Events::Rule" -> schedule(properties);
            case "AWS::SecretsManager::Secret" -> charge("the secrets of suppliers' servers", 1, Price.SECRET_MONTH);
            case "AWS::Scheduler::Schedule" ->
                look(properties.path("ScheduleExpression").asString(""));
            case "AWS::EC2::VPCEndpoint" -> gateway(properties);
            default -> requireFree(type);
        }
    }

    private void secret(JsonNode namespace) {
        if (namespace.path("ManageAdminPassword").asBoolean(false)) {
            charge("the admin's secret", 1, Price.SECRET_MONTH);
        }
    }

    private void schedule(JsonNode rule) {
        String expression = rule.path("ScheduleExpression").asString("");
        if (expression.isEmpty()) {
            return;
        }
        double calls = times(expression);
        charge("calls by a schedule", calls, Price.FUNCTION_CALL);
        charge("calls by a schedule", calls * GB_SECONDS_OF_A_CALL, Price.FUNCTION_GB_SECOND);
        boolean isReconciling = rule.path("Name").asString("").contains(LarderWiring.RECONCILE_LANDING);
        int lists = isReconciling ? LISTS_OF_RECONCILING : LISTS_OF_STARTING;
        charge("calls by a schedule", calls * lists, Price.OBJECT_WRITE);
        charge("calls by a schedule", calls, Price.TRACE);
    }

    private static double times(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw new IllegalArgumentException(
                    "a rule has the schedule %s; counted are rates in minutes".formatted(expression));
        }
        return HOURS * 60 / Integer.parseInt(rate.group(1));
    }

    /** One that finds nothing: {@code pull-files} lists, asks twice whether the listing is there, and ends. */
    private void look(String expression) {
        double looks = times(expression);
        String what = "looks at suppliers' servers";
        charge(what, looks, Price.CONNECTOR_CALL);
        charge(what, looks * TRANSITIONS_OF_A_LOOK, Price.TRANSITION);
        charge(what, looks * CALLS_OF_A_LOOK, Price.FUNCTION_CALL);
        charge(what, looks * CALLS_OF_A_LOOK * GB_SECONDS_OF_A_LARGE_CALL, Price.FUNCTION_GB_SECOND);
    }

    private static void gateway(JsonNode endpoint) {
        String kind = endpoint.path("VpcEndpointType").asString("");
        if (!kind.equals("Gateway")) {
            throw new IllegalArgumentException(
                    "a VPC endpoint is of the type %s; only gateways are free, and no other has a price here"
                            .formatted(kind));
        }
    }

    private static void requireFree(String type) {
        if (!FreeTypes.has(type)) {
            throw new IllegalArgumentException("%s has no price and is not declared free".formatted(type));
        }
    }

    private void charge(String what, double quantity, Price price) {
        charges.add(Charge.of(what, quantity, price));
    }
}
