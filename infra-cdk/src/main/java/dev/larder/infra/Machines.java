package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/** The state machines; each may invoke exactly its functions, and one that ended badly calls the function for it. */
final class Machines extends Construct {
    private final Place place;
    private final List<String> connectors;
    private final Rules rules;

    Machines(Construct scope, Place place, List<Wiring.Machine> machines, List<String> connectors) {
        super(scope, "Machines");
        this.place = place;
        this.connectors = List.copyOf(connectors);
        this.rules = new Rules(this, place);
        for (Wiring.Machine machine : machines) {
            define(machine);
            machine.onEnd().ifPresent(function -> reportBadEnds(machine, function));
        }
    }

    private void define(Wiring.Machine machine) {
        Map<String, String> substitutions = new LinkedHashMap<>();
        machine.functions().forEach(name -> substitutions.put(name, place.liveFunction(name)));
        LogGroup logs = place.logs(
                this,
                machine.name() + "-logs",
                "/aws/vendedlogs/states/" + place.names().machine(machine.name()));
        CfnStateMachine.Builder.create(this, machine.name())
                .stateMachineName(place.names().machine(machine.name()))
                .stateMachineType("STANDARD")
                .definitionString(definition(machine))
                .definitionSubstitutions(substitutions)
                .roleArn(role(machine).getRoleArn())
                .loggingConfiguration(CfnStateMachine.LoggingConfigurationProperty.builder()
                        .level("ALL")
                        .includeExecutionData(false)
                        .destinations(List.of(CfnStateMachine.LogDestinationProperty.builder()
                                .cloudWatchLogsLogGroup(CfnStateMachine.CloudWatchLogsLogGroupProperty.builder()
                                        .logGroupArn(logs.getLogGroupArn())
                                        .build())
                                .build()))
                        .build())
                .tracingConfiguration(CfnStateMachine.TracingConfigurationProperty.builder()
                        .enabled(true)
                        .build())
                .build();
    }

    private Role role(Wiring.Machine machine) {
        PolicyStatement invoke = PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(machine.functions().stream().map(place::liveFunction).toList())
                .build();
        Role role = Role.Builder.create(this, machine.name() + "-role")
                .roleName(place.names().role(machine.name()))
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "functions",
                        PolicyDocument.Builder.create()
                                .statements(
                                        Stream.concat(Stream.of(invoke, deliverLogs(), trace()), onConnectors(machine))
                                                .toList())
                                .build()))
                .build();
        Acknowledged.on(
                role,
                "log deliveries and traces are no resources to IAM (Logging using CloudWatch Logs, Step Functions'"
                        + " guide)",
                "AwsSolutions-IAM5[Resource::*]");
        return role;
    }

    private Stream<PolicyStatement> onConnectors(Wiring.Machine machine) {
        return machine.onConnectors().isEmpty()
                ? Stream.of()
                : Stream.of(PolicyStatement.Builder.create()
                        .actions(machine.onConnectors())
                        .resources(connectors)
                        .build());
    }

    /** What Step Functions needs to log: without it a state machine with a log is refused. */
    private static PolicyStatement deliverLogs() {
        return PolicyStatement.Builder.create()
                .actions(List.of(
                        "logs:CreateLogDelivery",
                        "logs:GetLogDelivery",
                        "logs:UpdateLogDelivery",
                        "logs:DeleteLogDelivery",
                        "logs:ListLogDeliveries",
                        "logs:PutResourcePolicy",
                        "logs:DescribeResourcePolicies",
                        "logs:DescribeLogGroups"))
                .resources(List.of("*"))
                .build();
    }

    private static PolicyStatement trace() {
        return PolicyStatement.Builder.create()
                .actions(List.of(
                        "xray:PutTraceSegments",
                        "xray:PutTelemetryRecords",
                        "xray:GetSamplingRules",
                        "xray:GetSamplingTargets"))
                .resources(List.of("*"))
                .build();
    }

    private String definition(Wiring.Machine machine) {
        try {
            return Files.readString(place.inputs().stateMachines().resolve(machine.definition()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the definition of " + machine.name(), unreadable);
        }
    }

    private void reportBadEnds(Wiring.Machine machine, String function) {
        String rule = machine.rule();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("status", List.of("FAILED", "TIMED_OUT", "ABORTED"));
        detail.put("stateMachineArn", List.of(place.arns().machine(machine.name())));
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("source", List.of("aws.states"));
        pattern.put("detail-type", List.of("Step Functions Execution Status Change"));
        pattern.put("account", List.of(place.arns().account()));
        pattern.put("detail", detail);
        CfnRule.Builder.create(this, rule)
                .name(rules.name(rule))
                .description("Executions of %s that failed, timed out or were aborted".formatted(machine.name()))
                .eventPattern(pattern)
                .targets(List.of(rules.target(rule, place.liveFunction(function))))
                .build();
        rules.letInvoke(rule, function);
    }
}
