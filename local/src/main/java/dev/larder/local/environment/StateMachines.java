package dev.larder.local.environment;

import dev.larder.core.wiring.Wiring.Machine;
import dev.larder.local.json.ServiceFailure;
import dev.larder.local.states.service.StatesService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates the wiring's state machines from {@code statemachines/} on the class path, and updates those that changed. */
final class StateMachines {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)}");

    private final Place place;

    StateMachines(Place place) {
        this.place = place;
    }

    void deploy(StatesService states) {
        place.wiring().machines().forEach(machine -> deploy(states, machine));
    }

    private void deploy(StatesService states, Machine machine) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("definition", definition(machine)).put("roleArn", role(machine));
        ObjectNode create = request.deepCopy().put("name", place.names().machine(machine.name()));
        try {
            states.call(place.owner(), "CreateStateMachine", create);
        } catch (ServiceFailure refused) {
            if (!refused.code().equals("StateMachineAlreadyExists")) {
                throw refused;
            }
            ObjectNode update = request.put("stateMachineArn", place.arns().machine(machine.name()));
            states.call(place.owner(), "UpdateStateMachine", update);
        }
    }

    private String role(Machine machine) {
        return "arn:aws:iam::%s:role/%s".formatted(place.arns().account(), place.names().machine(machine.name()));
    }

    /** The definition with the ARNs of the machine's functions in place of their names. */
    private String definition(Machine machine) {
        return SUBSTITUTION.matcher(text(machine)).replaceAll(found -> {
            String name = found.group(1);
            if (!machine.functions().contains(name)) {
                throw new IllegalStateException("statemachines/%s names ${%s}; the wiring lists %s for %s"
                        .formatted(machine.definition(), name, machine.functions(), machine.name()));
            }
            return Matcher.quoteReplacement(place.arns().function(name));
        });
    }

    private static String text(Machine machine) {
        String resource = "/statemachines/" + machine.definition();
        try (InputStream in = StateMachines.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path; the wiring needs it for " + machine.name());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + resource, failed);
        }
    }
}
