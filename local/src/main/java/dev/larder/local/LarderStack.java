package dev.larder.local;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.EnvironmentAlarms;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.KeyPolicy;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Policies;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.functions.base.Databases;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.standin.aws.Condition;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.kms.Key;
import dev.standin.aws.kms.KeyStatement;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.local.Admin;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import dev.standin.redshift.dialect.Objection;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says a wiring as a stack of the local AWS: the same resources, names and grants that CDK makes on AWS. The database is made by the class
 * that makes it there.
 */
record LarderStack(
        Wiring wiring,
        Arns arns,
        String planHash,
        List<KeyPolicy.Statement> keyPolicy,
        LocalSuppliers suppliers,
        LocalPulls pulls)
        implements LocalAws.Blueprint {

    private static final Set<String> BAD_ENDS = Set.of("FAILED", "TIMED_OUT", "ABORTED");

    static LarderStack of(Wiring wiring, LocalLarder.Options options) {
        String region = dev.standin.aws.local.Arns.REGION;
        String account = dev.standin.aws.local.Arns.ACCOUNT;
        Names names = new Names(options.environment(), RegionCode.of(region));
        return new LarderStack(
                wiring,
                Arns.of(region, account, names),
                options.planHash(),
                KeyPolicy.of(new KeyPolicy.Place("aws", region, account)),
                options.suppliers(),
                options.pulls());
    }

    @Override
    public Stack at(URI endpoint) {
        Names names = arns.names();
        Map<String, String> variables = FunctionVariables.of(arns, endpoint + "/" + arns.account(), planHash);
        return new Stack(
                wiring.buckets().stream()
                        .map(bucket -> names.bucket(bucket.name()))
                        .toList(),
                Stream.concat(wiring.queues().stream().map(this::queue), undelivered())
                        .toList(),
                wiring.functions().stream()
                        .map(function -> function(function, variables))
                        .toList(),
                wiring.queues().stream().map(this::mapping).toList(),
                wiring.landings().stream().map(this::rule).toList(),
                wiring.machines().stream().map(this::machine).toList(),
                wiring.machines().stream().flatMap(this::ending).toList(),
                wiring.schedules().stream().map(this::schedule).toList(),
                roles(),
                warehouse(),
                new Stack.Kept(LocalFacts.of(names, !pulls.pulls().isEmpty(), variables), pulls.kept(names)),
                EnvironmentAlarms.of(wiring, arns, EnvironmentAlarms.SILENT_HOURS).stream()
                        .map(alarm -> StandInAlarms.of(EnvironmentAlarms.prefix(names), alarm))
                        .toList(),
                List.of(key()),
                suppliers.server(names),
                pulls.connectors(names),
                variables);
    }

    @Override
    public void furnish(Admin admin) {
        try {
            Databases.makeAlone((database, sql) -> run(admin, database, sql), arns.namespaceRole(), arns.names());
        } catch (StatementFailed refused) {
            throw new OpeningRefused("the database cannot be made ready: " + refused.getMessage(), refused);
        }
    }

    private static Rows run(Admin admin, String database, String sql) {
        try {
            return new Rows(List.of(), List.of(), admin.run(database, sql));
        } catch (Objection refused) {
            throw new StatementFailed("in database " + database, sql, String.valueOf(refused.getMessage()));
        }
    }

    /** The base's: of all buckets and queues, and of the topic of the alarms. The account's own statement is CDK's. */
    private Key key() {
        Names names = arns.names();
        Stream<KeyStatement> admitted = keyPolicy.stream()
                .map(statement -> new KeyStatement(
                        statement.sid(),
                        statement.principal(),
                        statement.actions(),
                        conditions(statement.conditions())));
        return new Key(
                "larder-base",
                Stream.concat(
                                Stream.of(new KeyStatement("Account", Trust.ACCOUNT, List.of("kms:*"), List.of())),
                                admitted)
                        .toList(),
                Stream.of(
                                wiring.buckets().stream()
                                        .map(bucket -> "arn:aws:s3:::" + names.bucket(bucket.name()) + "/*"),
                                wiring.queues().stream()
                                        .flatMap(queue -> Stream.of(
                                                names.queue(queue.name()), names.deadLetterQueue(queue.name())))
                                        .map(dev.standin.aws.local.Arns::queue),
                                Stream.of(dev.standin.aws.local.Arns.topic("alarms")))
                        .flatMap(arns -> arns)
                        .toList());
    }

    /** What EventBridge cannot deliver; here it always can, and commands that look there look into empty queues. */
    private Stream<Stack.Queue> undelivered() {
        List<String> ofQueues = wiring.queues().stream().map(Wiring.Queue::name).toList();
        return wiring.deadLetters().stream()
                .filter(name -> !ofQueues.contains(name))
                .map(name -> new Stack.Queue(
                        arns.names().deadLetterQueue(name),
                        "",
                        Duration.ofSeconds(30),
                        0,
                        Optional.of(LarderWiring.RETENTION)));
    }

    private Stack.Queue queue(Wiring.Queue queue) {
        Names names = arns.names();
        return new Stack.Queue(
                names.queue(queue.name()),
                names.deadLetterQueue(queue.name()),
                queue.visibility(),
                queue.maxReceives(),
                Optional.of(LarderWiring.RETENTION));
    }

    private Function function(Wiring.Function function, Map<String, String> common) {
        Map<String, String> variables = new LinkedHashMap<>(common);
        if (function.fullJit()) {
            variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=4");
        }
        return new Function(
                arns.names().function(function.name()),
                arns.function(function.name()),
                function.handler(),
                function.memoryMb(),
                function.timeout(),
                variables,
                permissions(function.grants()),
                arns.names().role(function.name()));
    }

    private Stack.Mapping mapping(Wiring.Queue queue) {
        Names names = arns.names();
        return new Stack.Mapping(
                names.queue(queue.name()), names.function(queue.consumer()), queue.batch(), queue.window());
    }

    private Stack.Rule rule(Wiring.Landing landing) {
        Names names = arns.names();
        return new Stack.Rule(names.bucket(landing.bucket()), landing.prefix(), names.queue(landing.queue()));
    }

    private Stack.Machine machine(Wiring.Machine machine) {
        return new Stack.Machine(
                arns.names().machine(machine.name()),
                MachineDefinitions.text(machine, arns::function),
                machine.functions().stream().map(arns.names()::function).toList(),
                machine.onConnectors());
    }

    private Stream<Stack.Ending> ending(Wiring.Machine machine) {
        Names names = arns.names();
        return machine.onEnd().stream()
                .map(function -> new Stack.Ending(names.machine(machine.name()), BAD_ENDS, names.function(function)));
    }

    private Stack.Schedule schedule(Wiring.Schedule schedule) {
        String function = arns.names().function(schedule.function());
        return new Stack.Schedule(function + "-schedule", function, schedule.rate());
    }

    /** Those of the wiring, the one that a base gives to the warehouse's namespace, and the suppliers'. */
    private List<Role> roles() {
        Stream<Role> own = wiring.roles().stream()
                .map(role -> new Role(arns.names().role(role.name()), permissions(role.grants()), trust(role.trust())));
        Role namespace = new Role(
                namespaceRole(),
                List.of(new Permission("sts:AssumeRole", everyCopyRole())),
                List.of(new Trust("redshift-serverless.amazonaws.com"), new Trust("redshift.amazonaws.com")));
        return Stream.of(
                        own,
                        Stream.of(namespace),
                        suppliers.roles(arns.names(), this::permissions).stream(),
                        pulls.roles(arns.names(), this::permissions).stream())
                .flatMap(roles -> roles)
                .toList();
    }

    private List<Trust> trust(Wiring.Trust trust) {
        return Policies.admissions(trust, arns).stream()
                .map(admission -> new Trust(Trust.ACCOUNT, admission.actions(), conditions(admission.conditions())))
                .toList();
    }

    private Stack.Warehouse warehouse() {
        return new Stack.Warehouse(Names.WORKGROUP, List.of(), List.of(namespaceRole()));
    }

    private String namespaceRole() {
        return Names.namespaceRole(Names.WORKGROUP, arns.names().region());
    }

    private String everyCopyRole() {
        return Arns.everyCopyRole(arns.partition(), arns.account(), arns.names().region());
    }

    private List<Permission> permissions(List<Grant> grants) {
        return grants.stream()
                .map(grant -> new Permission(
                        grant.action(), arns.resolve(grant.on()), conditions(Policies.conditions(grant, arns.names()))))
                .toList();
    }

    private static List<Condition> conditions(List<Wiring.Condition> conditions) {
        return conditions.stream()
                .map(condition -> new Condition(
                        Condition.Operator.valueOf(condition.operator()), condition.key(), condition.values()))
                .toList();
    }
}
