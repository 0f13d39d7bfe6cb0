package dev.larder.infra;

import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The functions, each with a role and a log group of its own. */
public final class Functions extends Construct {
    /** Two at once would do the same twice. */
    private static final Set<String> ONE_AT_A_TIME = Set.of("start-run", "reconcile-landing");

    private final Set<String> snapshots;
    private final Map<String, Function> byName = new LinkedHashMap<>();

    public Functions(Construct scope, Place place, Wiring wiring) {
        super(scope, "Functions");
        this.snapshots = place.inputs().options().snapStart() ? waitedFor(wiring) : Set.of();
        Code code = Code.fromAsset(place.inputs().functionsZip().toString());
        for (Wiring.Function declared : wiring.functions()) {
            function(place, declared, code);
        }
    }

    /** A function of the wiring. */
    Function function(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the wiring has no function " + name));
    }

    Stream<Function> all() {
        return byName.values().stream();
    }

    private void function(Place place, Wiring.Function declared, Code code) {
        String name = place.names().function(declared.name());
        LogGroup logs = place.logs(this, declared.name() + "-logs", "/aws/lambda/" + name);
        Role role = new FunctionRole(place, declared).in(this);
        Function made = Function.Builder.create(this, declared.name())
                .functionName(name)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(declared.handler())
                .code(code)
                .memorySize(declared.memoryMb())
                .ephemeralStorageSize(storage(declared))
                .timeout(Duration.seconds(declared.timeout().toSeconds()))
                .environment(environment(place, declared))
                // Without policy updates no construct can add to what the wiring grants.
                .role(role.withoutPolicyUpdates())
                .logGroup(logs)
                .tracing(Tracing.ACTIVE)
                .snapStart(snapshots.contains(declared.name()) ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .reservedConcurrentExecutions(ONE_AT_A_TIME.contains(declared.name()) ? 1 : null)
                .build();
        explain(made);
        byName.put(declared.name(), made);
        Alias.Builder.create(this, declared.name() + "-live")
                .aliasName(Place.LIVE)
                .version(made.getCurrentVersion())
                .build();
    }

    /**
     * Those for whose start a run or a delivery waits. What a schedule calls every few minutes is warm or may take its time; and AWS Lambda
     * makes no snapshot with more than the usual storage (snapstart.html, "Supported features and limitations").
     */
    private static Set<String> waitedFor(Wiring wiring) {
        return wiring.functions().stream()
                .filter(function -> function.storageMb() == Wiring.Function.USUAL_STORAGE_MB)
                .map(Wiring.Function::name)
                .filter(name -> !ONE_AT_A_TIME.contains(name))
                .filter(name -> wiring.queues().stream()
                                .anyMatch(queue -> queue.consumer().equals(name))
                        || wiring.machines().stream()
                                .anyMatch(machine -> machine.functions().contains(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Size storage(Wiring.Function declared) {
        int storage = declared.storageMb();
        return storage == Wiring.Function.USUAL_STORAGE_MB ? null : Size.mebibytes(storage);
    }

    private static void explain(Function function) {
        Acknowledged.on(
                function,
                "what it was given waits in a queue with a dead-letter queue, or in a state that tries again",
                "Serverless-LambdaDLQ",
                "CKV_AWS_116");
        Acknowledged.on(
                function,
                "it reaches AWS's services and nothing in a network; its variables are names and ARNs",
                "CKV_AWS_117",
                "CKV_AWS_173");
        Acknowledged.on(
                function,
                "a queue's mapping or the state machine limits how many run at once; a reservation takes from the"
                        + " account's 1,000",
                "CKV_AWS_115");
    }

    /** What the functions are told of their environment. */
    static Map<String, String> variables(Place place) {
        String queues = "https://sqs.%s.%s/%s".formatted(Aws.REGION, Aws.URL_SUFFIX, Aws.ACCOUNT_ID);
        Map<String, String> variables = new LinkedHashMap<>(
                FunctionVariables.of(place.arns(), queues, place.inputs().plan().hash()));
        // The base may have another name, or be an adopted workgroup.
        variables.put(FunctionVariables.WORKGROUP, place.shared().workgroupName());
        return variables;
    }

    private static Map<String, String> environment(Place place, Wiring.Function declared) {
        Map<String, String> variables = variables(place);
        if (declared.fullJit()) {
            variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=4");
        }
        return variables;
    }
}
