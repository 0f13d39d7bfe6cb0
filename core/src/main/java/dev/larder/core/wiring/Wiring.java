package dev.larder.core.wiring;

import java.time.Duration;
import java.util.List;

/**
 * What an environment consists of. CDK makes it on AWS and the local AWS makes it on a laptop, from the same declaration.
 *
 * @param schedules functions that are poked at a fixed rate
 */
public record Wiring(
        List<Function> functions,
        List<Queue> queues,
        List<Bucket> buckets,
        List<Landing> landings,
        List<Machine> machines,
        List<Schedule> schedules) {
    /** Copies the lists. */
    public Wiring {
        functions = List.copyOf(functions);
        queues = List.copyOf(queues);
        buckets = List.copyOf(buckets);
        landings = List.copyOf(landings);
        machines = List.copyOf(machines);
        schedules = List.copyOf(schedules);
    }

    /**
     * A function.
     *
     * @param handler class name of its handler
     * @param fullJit whether it needs the optimising compiler (tiered level 4)
     * @param grants everything it may do; whatever is not granted is denied
     */
    public record Function(
            String name, String handler, int memoryMb, Duration timeout, boolean fullJit, List<Grant> grants) {
        /** Copies the list. */
        public Function {
            grants = List.copyOf(grants);
        }
    }

    /**
     * A queue with a dead-letter queue named {@code <name>-dead}.
     *
     * @param consumer name of the function that reads it
     * @param batch messages a call at most
     * @param window how long messages may gather before a call
     * @param maxReceives after so many receives a message goes to the dead-letter queue
     */
    public record Queue(
            String name, String consumer, int batch, Duration window, Duration visibility, int maxReceives) {}

    /** A versioned bucket; {@code landing} or {@code lake}. */
    public record Bucket(String name) {}

    /** Objects created below a prefix of a bucket are announced on a queue. */
    public record Landing(String bucket, String prefix, String queue) {}

    /**
     * A state machine.
     *
     * @param definition file name below {@code statemachines/}
     * @param functions names it invokes, each also a substitution of the definition
     * @param onEnd function that is called when an execution failed, timed out or was aborted
     */
    public record Machine(String name, String definition, Duration timeout, List<String> functions, String onEnd) {
        /** Copies the list. */
        public Machine {
            functions = List.copyOf(functions);
        }
    }

    /** A function that is called at a fixed rate. */
    public record Schedule(String function, Duration rate) {}

    /**
     * One action on one resource.
     *
     * @param action an IAM action, for example {@code s3:GetObject}; no wildcards
     * @param on a resource of the wiring: {@code bucket:lake/originals/*}, {@code bucket:lake}, {@code queue:accepted},
     *     {@code machine:build-warehouse}, {@code execution:build-warehouse}, {@code warehouse}, or {@code *} where AWS knows no
     *     resource for the action
     */
    public record Grant(String action, String on) {}
}
