package dev.larder.local;

import dev.larder.core.wiring.Wiring.Machine;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.json.ServiceFailure;
import dev.standin.aws.states.service.StatesService;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates the wiring's state machines from {@code statemachines/} on the class path, and updates those that changed. */
final class StateMachines {

    private final Place place;

    StateMachines(Place place) {
        this.place = place;
    }

    /** Deploys all of them, or none if the definition of one is not valid. */
    void deploy(StatesService states) {
        MachineDefinitions.refusal(place.wiring()).ifPresent(problems -> {
            throw new OpeningRefused(problems);
        });
        place.wiring().machines().forEach(machine -> deploy(states, machine));
    }

    private void deploy(StatesService states, Machine machine) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("definition", MachineDefinitions.text(machine, place.arns()::function)).put("roleArn", role(machine));
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
}
