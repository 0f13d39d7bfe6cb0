package dev.standin.aws.states.service;

import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.internal.request.Failures;
import dev.standin.aws.states.internal.request.Names;
import dev.standin.aws.states.internal.request.Page;
import dev.standin.aws.states.internal.request.Request;
import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import dev.standin.aws.states.language.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on state machines. */
final class MachineOperations {
    private static final List<String> UNSUPPORTED = List.of("publish", "versionDescription", "tags");
    private static final int MOST_DIAGNOSTICS = 100;

    /** The severities; there are no warnings here, so both give the same. */
    private static final Set<String> SEVERITIES = Set.of("ERROR", "WARNING");

    private final Machines machines;
    private final StatesJournal journal;
    private final Ticks ticks;

    MachineOperations(Machines machines, StatesJournal journal, Ticks ticks) {
        this.machines = machines;
        this.journal = journal;
        this.ticks = ticks;
    }

    synchronized JsonNode create(Request request) {
        String name = Names.checked(request.text("name"));
        String arn = Arns.machine(name);
        request.caller().require("states:CreateStateMachine", arn);
        refuseUnsupported(request);
        if (!request.optionalText("type").orElse("STANDARD").equals("STANDARD")) {
            throw Failures.of("StateMachineTypeNotSupported", "The local Step Functions runs STANDARD machines only.");
        }
        String definition = request.text("definition");
        String role = request.text("roleArn");
        Machines.parse(definition);
        Optional<Machine> existing = machines.find(arn);
        if (existing.isPresent() && !existing.get().definition().equals(definition)) {
            throw Failures.of("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
        }
        Machine machine = existing.orElseGet(() -> {
            Instant now = ticks.now();
            return save(new Machine(new Machine.Identity(arn, name, now), definition, role, revision(now)));
        });
        return Shapes.object()
                .put("stateMachineArn", arn)
                .put("creationDate", Shapes.seconds(machine.identity().creationDate()));
    }

    synchronized JsonNode update(Request request) {
        String arn = request.arn("stateMachineArn", "stateMachine");
        request.caller().require("states:UpdateStateMachine", arn);
        refuseUnsupported(request);
        Machine machine = machines.get(arn);
        Optional<String> definition = request.optionalText("definition");
        Optional<String> role = request.optionalText("roleArn");
        if (definition.isEmpty() && role.isEmpty()) {
            throw Failures.of("MissingRequiredParameter", "Either the definition or the role ARN must be specified");
        }
        definition.ifPresent(Machines::parse);
        Machine updated = save(new Machine(
                machine.identity(),
                definition.orElse(machine.definition()),
                role.orElse(machine.roleArn()),
                revision(ticks.now())));
        return Shapes.object()
                .put("updateDate", Shapes.seconds(updated.revision().date()))
                .put("revisionId", updated.revision().id());
    }

    synchronized JsonNode delete(Request request) {
        String arn = request.arn("stateMachineArn", "stateMachine");
        request.caller().require("states:DeleteStateMachine", arn);
        if (machines.find(arn).isPresent()) {
            journal.writeDeleted(arn);
            machines.delete(arn);
        }
        return Shapes.object();
    }

    JsonNode describe(Request request) {
        request.only("includedData", "ALL_DATA");
        String arn = request.arn("stateMachineArn", "stateMachine");
        request.caller().require("states:DescribeStateMachine", arn);
        Machine machine = machines.get(arn);
        ObjectNode shape = Shapes.machine(machine)
                .put("status", "ACTIVE")
                .put("type", "STANDARD")
                .put("creationDate", Shapes.seconds(machine.identity().creationDate()))
                .put("revisionId", machine.revision().id());
        addConfiguration(shape);
        return shape;
    }

    /** The machine as the execution runs it. */
    JsonNode describe(Execution execution) {
        Machine machine = machines.revision(execution.identity().origin());
        ObjectNode shape = Shapes.machine(machine)
                .put("updateDate", Shapes.seconds(machine.revision().date()))
                .put("revisionId", machine.revision().id());
        addConfiguration(shape);
        return shape;
    }

    JsonNode list(Request request) {
        request.caller().require("states:ListStateMachines", "*");
        return Page.of(
                request,
                "stateMachines",
                "machines",
                new Page.Listing<>(
                        machines.all(),
                        machine -> Shapes.object()
                                .put("stateMachineArn", machine.arn())
                                .put("name", machine.identity().name())
                                .put("type", "STANDARD")
                                .put(
                                        "creationDate",
                                        Shapes.seconds(machine.identity().creationDate()))));
    }

    JsonNode validate(Request request) {
        request.caller().require("states:ValidateStateMachineDefinition", "*");
        request.only("type", "STANDARD");
        if (!SEVERITIES.contains(request.optionalText("severity").orElse("ERROR"))) {
            throw Failures.invalid("The severity must be one of " + SEVERITIES + ".");
        }
        int most = request.most("maxResults", MOST_DIAGNOSTICS, MOST_DIAGNOSTICS);
        List<Problem> problems = List.of();
        try {
            Definition.parse(request.text("definition"));
        } catch (InvalidDefinition invalid) {
            problems = invalid.problems();
        }
        ObjectNode shape = Shapes.object().put("result", problems.isEmpty() ? "OK" : "FAIL");
        ArrayNode diagnostics = shape.putArray("diagnostics");
        problems.stream().limit(most).forEach(problem -> diagnostics.add(Shapes.diagnostic(problem)));
        return shape.put("truncated", problems.size() > most);
    }

    private Machine save(Machine machine) {
        journal.write(machine);
        machines.put(machine);
        return machine;
    }

    private static Machine.Revision revision(Instant now) {
        return new Machine.Revision(UUID.randomUUID().toString(), now);
    }

    private static void refuseUnsupported(Request request) {
        UNSUPPORTED.forEach(request::refuse);
        if (!request.body()
                .path("loggingConfiguration")
                .path("level")
                .asString("OFF")
                .equals("OFF")) {
            throw Failures.unsupported("loggingConfiguration");
        }
        if (request.body().path("tracingConfiguration").path("enabled").asBoolean(false)) {
            throw Failures.unsupported("tracingConfiguration");
        }
        if (!request.body()
                .path("encryptionConfiguration")
                .path("type")
                .asString("AWS_OWNED_KEY")
                .equals("AWS_OWNED_KEY")) {
            throw Failures.unsupported("encryptionConfiguration");
        }
    }

    private static void addConfiguration(ObjectNode shape) {
        shape.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
        shape.putObject("tracingConfiguration").put("enabled", false);
    }
}
