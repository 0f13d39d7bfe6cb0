package dev.standin.aws.local;

import dev.standin.aws.OpeningRefused;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.local.Stack.Machine;
import dev.standin.aws.states.service.StatesService;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates the stack's state machines, and updates those that changed. */
final class StateMachines {

    private final Place place;

    StateMachines(Place place) {
        this.place = place;
    }

    /** Deploys all of them; throws {@link OpeningRefused} for the first whose definition is not valid. */
    void deploy(StatesService states) {
        place.stack().machines().forEach(machine -> deploy(states, machine));
    }

    private void deploy(StatesService states, Machine machine) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("definition", machine.definition()).put("roleArn", Arns.role(machine.name()));
        ObjectNode create = request.deepCopy().put("name", machine.name());
        try {
            states.call(place.owner(), "CreateStateMachine", create);
        } catch (ServiceFailure refused) {
            if (!refused.code().equals("StateMachineAlreadyExists")) {
                throw new OpeningRefused(
                        "the state machine %s is not valid: %s".formatted(machine.name(), refused.getMessage()));
            }
            states.call(
                    place.owner(), "UpdateStateMachine", request.put("stateMachineArn", Arns.machine(machine.name())));
        }
    }
}
