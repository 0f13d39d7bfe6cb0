package dev.standin.aws.cloudwatch;

import dev.standin.aws.Caller;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * DescribeAlarms of CloudWatch. Safe for use by many threads.
 *
 * <p>Source: CloudWatch API Reference, API_DescribeAlarms.html. The Service Authorization Reference says that the action is on alarms, and not on which
 * when none is named; here it is then on every one.
 */
public final class CloudWatchService implements JsonService {
    private static final String DESCRIBE = "DescribeAlarms";
    private static final String EVERY = "*";
    private static final int MOST = 100;
    private static final int USUAL = 50;
    private static final Set<String> KNOWN =
            Set.of("AlarmNames", "AlarmNamePrefix", "AlarmTypes", "StateValue", "MaxRecords", "NextToken");

    private final Supplier<List<Standing>> alarms;

    /** Answers how these stand. */
    public CloudWatchService(Supplier<List<Standing>> alarms) {
        this.alarms = alarms;
    }

    @Override
    public String targetPrefix() {
        return "GraniteServiceVersion20100801";
    }

    @Override
    public String signingName() {
        return "monitoring";
    }

    @Override
    public boolean speaksRpc() {
        return true;
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        if (!operation.equals(DESCRIBE)) {
            throw ServiceFailure.unknownOperation("CloudWatch", operation);
        }
        for (String member : request.propertyNames()) {
            if (!KNOWN.contains(member)) {
                throw invalid(member + " is not supported by the local CloudWatch");
            }
        }
        List<String> names =
                request.path("AlarmNames").valueStream().map(JsonNode::asString).toList();
        check(request, names);
        (names.isEmpty() ? Stream.of(EVERY) : names.stream())
                .forEach(name -> caller.require("cloudwatch:" + DESCRIBE, Alarm.arn(name)));
        return page(request, asked(request, names));
    }

    private static void check(JsonNode request, List<String> names) {
        if (names.size() > MOST) {
            throw invalid("AlarmNames must have at most " + MOST + " members");
        }
        if (!names.isEmpty() && request.has("AlarmNamePrefix")) {
            throw new ServiceFailure(
                    "InvalidParameterCombination",
                    "AlarmNames and AlarmNamePrefix cannot both be specified",
                    400,
                    "InvalidParameterCombination");
        }
        request.path("AlarmTypes").valueStream().map(JsonNode::asString).forEach(type -> {
            if (!type.equals("MetricAlarm")) {
                throw invalid("AlarmTypes has %s; the local CloudWatch has MetricAlarm only".formatted(type));
            }
        });
        String state = request.path("StateValue").asString("");
        if (!state.isEmpty() && Arrays.stream(State.values()).map(State::name).noneMatch(state::equals)) {
            throw invalid("StateValue is %s; expected one of %s".formatted(state, Arrays.toString(State.values())));
        }
    }

    private static ServiceFailure invalid(String message) {
        return new ServiceFailure("ValidationError", message, 400, "ValidationError");
    }

    /** In the order of names, by which pages go on. */
    private List<Standing> asked(JsonNode request, List<String> names) {
        Set<String> named = new HashSet<>(names);
        String state = request.path("StateValue").asString("");
        return alarms.get().stream()
                .filter(each -> named.isEmpty() || named.contains(name(each)))
                .filter(each ->
                        name(each).startsWith(request.path("AlarmNamePrefix").asString("")))
                .filter(each -> state.isEmpty() || state.equals(each.state().name()))
                .sorted(Comparator.comparing(CloudWatchService::name))
                .toList();
    }

    private static String name(Standing standing) {
        return standing.alarm().name();
    }

    private static ObjectNode page(JsonNode request, List<Standing> asked) {
        int most = request.path("MaxRecords").asInt(USUAL);
        if (most < 1 || most > MOST) {
            throw invalid("MaxRecords must be 1 to " + MOST);
        }
        String after = request.path("NextToken").asString("");
        List<Standing> rest = asked.stream()
                .filter(each -> name(each).compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode page = answer.putArray("MetricAlarms");
        rest.stream().limit(most).forEach(each -> page.add(MetricAlarm.of(each)));
        answer.putArray("CompositeAlarms");
        if (rest.size() > most) {
            answer.put("NextToken", name(rest.get(most - 1)));
        }
        return answer;
    }
}
