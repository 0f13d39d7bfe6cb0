package dev.standin.aws.local;

import dev.standin.aws.cloudwatch.Alarm;
import dev.standin.aws.iam.Role;
import dev.standin.aws.kms.Key;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.transfer.Connector;
import dev.standin.aws.transfer.TransferServer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the account, everything by the name that it has there; {@link Arns} says the ARNs. Made when it is opened, and
 * completed at each opening: nothing that an earlier stack made is removed.
 *
 * @param buckets names of versioned buckets
 * @param mappings queues whose messages go to functions
 * @param rules created objects that are announced on queues
 * @param endings executions whose end is told to functions
 * @param roles those that somebody may take on; a function's permissions are its own
 * @param kept parameters and secrets
 * @param alarms what watches metrics; a file of a stack need not say them
 * @param keys what encrypts, and for whom; a file of a stack need not say them
 * @param transfer the SFTP server, if there is one; a file of a stack need not say it
 * @param connectors what fetches from SFTP servers elsewhere; a file of a stack need not say them
 * @param outputs what the owner's clients need to know besides the endpoint and their key, in this order
 */
public record Stack(
        List<String> buckets,
        List<Queue> queues,
        List<Function> functions,
        List<Mapping> mappings,
        List<Rule> rules,
        List<Machine> machines,
        List<Ending> endings,
        List<Schedule> schedules,
        List<Role> roles,
        Warehouse warehouse,
        Kept kept,
        List<Alarm> alarms,
        List<Key> keys,
        Optional<TransferServer> transfer,
        List<Connector> connectors,
        Map<String, String> outputs) {
    /** Nothing but a database {@code dev} in the workgroup {@code default}. */
    public static final Stack EMPTY = new Stack(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Warehouse("default", List.of(Database.of("dev")), List.of()),
            Kept.NOTHING,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Map.of());

    /** Copies the collections. */
    public Stack {
        buckets = List.copyOf(buckets);
        queues = List.copyOf(queues);
        functions = List.copyOf(functions);
        mappings = List.copyOf(mappings);
        rules = List.copyOf(rules);
        machines = List.copyOf(machines);
        endings = List.copyOf(endings);
        schedules = List.copyOf(schedules);
        roles = List.copyOf(roles);
        alarms = List.copyOf(Objects.requireNonNullElse(alarms, List.of()));
        keys = List.copyOf(Objects.requireNonNullElse(keys, List.of()));
        transfer = Objects.requireNonNullElse(transfer, Optional.empty());
        connectors = List.copyOf(Objects.requireNonNullElse(connectors, List.of()));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** Nothing is encrypted with a key of its own, and nobody comes by SFTP. */
    public Stack(
            List<String> buckets,
            List<Queue> queues,
            List<Function> functions,
            List<Mapping> mappings,
            List<Rule> rules,
            List<Machine> machines,
            List<Ending> endings,
            List<Schedule> schedules,
            List<Role> roles,
            Warehouse warehouse,
            Kept kept,
            List<Alarm> alarms,
            Map<String, String> outputs) {
        this(
                buckets,
                queues,
                functions,
                mappings,
                rules,
                machines,
                endings,
                schedules,
                roles,
                warehouse,
                kept,
                alarms,
                List.of(),
                Optional.empty(),
                List.of(),
                outputs);
    }

    /** The same with these keys. */
    public Stack withKeys(List<Key> other) {
        return new Stack(
                buckets,
                queues,
                functions,
                mappings,
                rules,
                machines,
                endings,
                schedules,
                roles,
                warehouse,
                kept,
                alarms,
                other,
                transfer,
                connectors,
                outputs);
    }

    /** The same with this SFTP server. */
    public Stack withTransfer(Optional<TransferServer> other) {
        return new Stack(
                buckets,
                queues,
                functions,
                mappings,
                rules,
                machines,
                endings,
                schedules,
                roles,
                warehouse,
                kept,
                alarms,
                keys,
                other,
                connectors,
                outputs);
    }

    /**
     * A standard queue.
     *
     * @param deadLetters name of the queue that takes what was received {@code maxReceives} times; made with it. Empty for a queue that hands nothing over
     * @param visibility how long a received message is hidden from others
     * @param retention how long both keep a message after it was first sent; empty for what SQS has, four days
     */
    public record Queue(
            String name, String deadLetters, Duration visibility, int maxReceives, Optional<Duration> retention) {
        /** A file of a stack need not say the retention. */
        public Queue {
            retention = Objects.requireNonNullElse(retention, Optional.empty());
        }
    }

    /**
     * An event source mapping.
     *
     * @param batch messages of one call at most
     * @param window how long messages may gather before a call
     */
    public record Mapping(String queue, String function, int batch, Duration window) {}

    /** An EventBridge rule: objects created below a prefix of a bucket are announced on a queue. */
    public record Rule(String bucket, String prefix, String queue) {}

    /**
     * A state machine.
     *
     * @param definition Amazon States Language, JSONata
     * @param functions names of those that machines may invoke
     * @param onConnectors actions that machines may take on the stack's connectors; a file of a stack need not say them
     */
    public record Machine(String name, String definition, List<String> functions, List<String> onConnectors) {
        /** Copies the lists. */
        public Machine {
            functions = List.copyOf(functions);
            onConnectors = List.copyOf(Objects.requireNonNullElse(onConnectors, List.of()));
        }

        /** One that invokes functions only. */
        public Machine(String name, String definition, List<String> functions) {
            this(name, definition, functions, List.of());
        }
    }

    /** An EventBridge rule: executions of a machine that end with one of these statuses are told to a function. */
    public record Ending(String machine, Set<String> statuses, String function) {
        /** Copies the set. */
        public Ending {
            statuses = Set.copyOf(statuses);
        }
    }

    /** An EventBridge rule: a function that is called at a fixed rate. */
    public record Schedule(String rule, String function, Duration rate) {}

    /**
     * A Redshift Serverless workgroup.
     *
     * @param databases those it must have; {@code dev} is there anyway
     * @param roles names of the roles that are associated with its namespace: a COPY's chain begins with one of them
     */
    public record Warehouse(String workgroup, List<Database> databases, List<String> roles) {
        /** Copies the lists. */
        public Warehouse {
            databases = List.copyOf(databases);
            roles = List.copyOf(roles);
        }
    }

    /**
     * A database.
     *
     * @param owner the user who owns it, made with it; {@code admin} owns those of whom nobody else does
     * @param statements what the admin says in it at each opening, each in a transaction of its own; that something exists already is no
     *     failure
     */
    public record Database(String name, String owner, List<String> statements) {
        /** Copies the list. */
        public Database {
            statements = List.copyOf(statements);
        }

        /** An empty one of the admin. */
        public static Database of(String name) {
            return new Database(name, "admin", List.of());
        }
    }

    /**
     * What others look up.
     *
     * @param parameters of Systems Manager, by name; set at each opening
     * @param secrets texts by name
     */
    public record Kept(Map<String, String> parameters, Map<String, String> secrets) {
        /** Neither. */
        public static final Kept NOTHING = new Kept(Map.of(), Map.of());

        /** Copies the maps. */
        public Kept {
            parameters = Map.copyOf(parameters);
            secrets = Map.copyOf(secrets);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return parameters.keySet() + " " + secrets.keySet();
        }
    }
}
