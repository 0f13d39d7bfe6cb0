package dev.standin.aws.states.service;

import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The state machines, and every revision that an execution may still need; safe for use by many threads. */
final class Machines {
    private final Map<String, Machine> current = new ConcurrentHashMap<>();
    private final Map<String, Machine> revisions = new ConcurrentHashMap<>();

    void put(Machine machine) {
        current.put(machine.arn(), machine);
        revisions.put(machine.arn() + " " + machine.revision().id(), machine);
    }

    void delete(String arn) {
        current.remove(arn);
    }

    Optional<Machine> find(String arn) {
        return Optional.ofNullable(current.get(arn));
    }

    Machine get(String arn) {
        return find(arn).orElseThrow(() -> Failures.noMachine(arn));
    }

    /** The revision that an execution was started with, deleted machines included. */
    Machine revision(Execution.Origin origin) {
        Machine machine = revisions.get(origin.machineArn() + " " + origin.revision());
        if (machine == null) {
            throw Failures.noMachine(origin.machineArn());
        }
        return machine;
    }

    List<Machine> all() {
        return current.values().stream().sorted(Comparator.comparing(machine -> machine.identity().name())).toList();
    }

    static Definition parse(String definition) {
        try {
            return Definition.parse(definition);
        } catch (InvalidDefinition invalid) {
            throw Failures.of("InvalidDefinition", invalid.getMessage());
        }
    }
}
