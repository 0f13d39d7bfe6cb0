package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.request.Failures;
import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The state machines, and every revision that an execution may still need; safe for use by many threads. */
final class Machines {
    private final Map<String, Machine> current = new ConcurrentHashMap<>();
    private final Map<String, Machine> revisions = new ConcurrentHashMap<>();

    void put(Machine machine) {
        current.put(machine.arn(), machine);
        revisions.put(key(machine.arn(), machine.revision().id()), machine);
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
        Machine machine = revisions.get(key(origin.machineArn(), origin.revision()));
        if (machine == null) {
            throw Failures.noMachine(origin.machineArn());
        }
        return machine;
    }

    /** Drops revisions that are neither current nor one of these. */
    void keepOnly(Collection<Execution.Origin> used) {
        Set<String> kept = new HashSet<>();
        used.forEach(origin -> kept.add(key(origin.machineArn(), origin.revision())));
        current.values()
                .forEach(machine ->
                        kept.add(key(machine.arn(), machine.revision().id())));
        revisions.keySet().retainAll(kept);
    }

    private static String key(String arn, String revision) {
        return arn + " " + revision;
    }

    List<Machine> all() {
        return current.values().stream()
                .sorted(Comparator.comparing(machine -> machine.identity().name()))
                .toList();
    }

    static Definition parse(String definition) {
        try {
            return Definition.parse(definition);
        } catch (InvalidDefinition invalid) {
            throw Failures.of("InvalidDefinition", invalid.getMessage());
        }
    }
}
