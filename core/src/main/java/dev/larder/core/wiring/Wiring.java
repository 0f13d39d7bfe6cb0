package dev.larder.core.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an environment consists of. CDK makes it on AWS and the local AWS makes it on a laptop, from the same declaration.
 *
 * @param roles those that functions or the warehouse take on, beside the functions' own
 * @param schedules functions that are poked at a fixed rate
 * @param notices objects of which people are told
 */
public record Wiring(
        List<Function> functions,
        List<Role> roles,
        List<Queue> queues,
        List<Bucket> buckets,
        List<Landing> landings,
        List<Machine> machines,
        List<Schedule> schedules,
        List<Notices> notices) {
    /** Copies the lists. */
    public Wiring {
        functions = List.copyOf(functions);
        roles = List.copyOf(roles);
        queues = List.copyOf(queues);
        buckets = List.copyOf(buckets);
        landings = List.copyOf(landings);
        machines = List.copyOf(machines);
        schedules = List.copyOf(schedules);
        notices = List.copyOf(notices);
    }

    /**
     * A function.
     *
     * @param handler class name of its handler
     * @param storageMb MiB of its {@code /tmp}, from 512 to 10,240; above 512 AWS Lambda has no SnapStart for it
     * @param fullJit whether it needs the optimising compiler (tiered level 4)
     * @param grants everything it may do; whatever is not granted is denied
     */
    public record Function(
            String name,
            String handler,
            int memoryMb,
            int storageMb,
            Duration timeout,
            boolean fullJit,
            List<Grant> grants) {
        /** What AWS Lambda gives where nothing else is asked. */
        public static final int USUAL_STORAGE_MB = 512;

        /** Copies the list. */
        public Function {
            grants = List.copyOf(grants);
        }

        /** A function with the usual {@code /tmp}. */
        public Function(
                String name, String handler, int memoryMb, Duration timeout, boolean fullJit, List<Grant> grants) {
            this(name, handler, memoryMb, USUAL_STORAGE_MB, timeout, fullJit, grants);
        }
    }

    /** What stands before {@code -dead} in the names of all dead-letter queues: those of queues, and of rules, for what EventBridge could not deliver. */
    public List<String> deadLetters() {
        Stream<String> rules = Stream.of(
                        landings.stream().map(Landing::rule),
                        machines.stream()
                                .filter(machine -> machine.onEnd().isPresent())
                                .map(Machine::rule),
                        machines.stream()
                                .filter(machine -> !machine.onConnectors().isEmpty())
                                .map(Machine::name),
                        schedules.stream().map(Schedule::rule),
                        notices.stream().map(Notices::rule))
                .flatMap(each -> each)
                .map(Wiring::undelivered);
        return Stream.concat(queues.stream().map(Queue::name), rules).toList();
    }

    /** What stands before {@code -dead} in the name of the queue of what EventBridge could not deliver by a rule. */
    public static String undelivered(String rule) {
        return rule + "-undelivered";
    }

    /**
     * A queue with a dead-letter queue named {@code <name>-dead}.
     *
     * @param consumer name of the function that reads it
     * @param batch messages a call at most
     * @param window how long messages may gather before a call
     * @param visibility how long a message that was received is hidden
     * @param maxReceives after so many receives a message goes to the dead-letter queue
     */
    public record Queue(
            String name, String consumer, int batch, Duration window, Duration visibility, int maxReceives) {}

    /** A versioned bucket; {@code landing} or {@code lake}. */
    public record Bucket(String name) {}

    /** Objects created below a prefix of a bucket are announced on a queue. */
    public record Landing(String bucket, String prefix, String queue) {
        /** Name of the rule that announces them. */
        public String rule() {
            return queue;
        }
    }

    /**
     * A state machine.
     *
     * @param definition file name below {@code statemachines/}
     * @param functions names it invokes, each also a substitution of the definition
     * @param onConnectors actions that it may take on the connectors of the environment
     * @param onEnd function that is called when an execution failed, timed out or was aborted
     */
    public record Machine(
            String name,
            String definition,
            Duration timeout,
            List<String> functions,
            List<String> onConnectors,
            Optional<String> onEnd) {
        /** Copies the lists. */
        public Machine {
            functions = List.copyOf(functions);
            onConnectors = List.copyOf(onConnectors);
        }

        /** Name of the rule that tells of executions that ended badly. */
        public String rule() {
            return name + "-ended-badly";
        }
    }

    /** A function that is called at a fixed rate. */
    public record Schedule(String function, Duration rate) {
        /** Name of the rule that calls it. */
        public String rule() {
            return function + "-schedule";
        }
    }

    /** Of objects created below a prefix of a bucket the subscribers of a topic are told; on a laptop nobody subscribes, and there is no topic. */
    public record Notices(String bucket, String prefix, String topic) {
        /** Name of the rule that tells them. */
        public String rule() {
            return topic;
        }
    }

    /**
     * A role that others take on.
     *
     * @param grants everything it may do
     * @param trust who may take it on; nobody else can
     */
    public record Role(String name, List<Grant> grants, Trust trust) {
        /** Copies the list. */
        public Role {
            grants = List.copyOf(grants);
        }
    }

    /**
     * Who may take a role on; each is known by the name of its role, which one that was made again has too.
     *
     * @param by {@code function:<name>}, {@code namespace} for the role that the warehouse has by itself, or {@link #ACCOUNT}
     * @param session the name that the session must have; any name if empty
     */
    public record Trust(List<String> by, Optional<String> session) {
        /** Everybody in the account whose own policies allow it too; nobody is named beside it. */
        public static final String ACCOUNT = "account";

        /** Copies the list. */
        public Trust {
            by = List.copyOf(by);
        }
    }

    /**
     * One action on one resource.
     *
     * @param action an IAM action, for example {@code s3:GetObject}; no wildcards
     * @param on a resource of the wiring: {@code bucket:lake/originals/*}, {@code bucket:lake}, {@code queue:accepted}, {@code dead-letters:accepted}, {@code function:report-failure},
     *     {@code machine:build-warehouse}, {@code execution:build-warehouse}, {@code role:warehouse}, {@code warehouse}, {@code facts}, {@code alarms}, or {@code *}
     *     where AWS knows no resource for the action
     * @param conditions all of them must hold
     */
    public record Grant(String action, String on, List<Condition> conditions) {
        /** Copies the list. */
        public Grant {
            conditions = List.copyOf(conditions);
        }

        /** Without a condition. */
        public Grant(String action, String on) {
            this(action, on, List.of());
        }
    }

    /**
     * What must be so for a grant to count, in IAM's words.
     *
     * @param operator {@code StringEquals} or {@code StringLike}
     * @param key a condition key, for example {@code aws:PrincipalArn}
     * @param values one of them; {@code ${...}} is a policy variable
     */
    public record Condition(String operator, String key, List<String> values) {
        /** Copies the list. */
        public Condition {
            values = List.copyOf(values);
        }
    }
}
