package dev.larder.infra;

import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The functions, each with a role and a log group of its own. */
public final class Functions extends Construct {
    private final Map<String, Function> byName = new LinkedHashMap<>();

    public Functions(Construct scope, Place place, Wiring wiring) {
        super(scope, "Functions");
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
        LogGroup logs = LogGroup.Builder.create(this, declared.name() + "-logs")
                .logGroupName("/aws/lambda/" + name)
                .retention(place.stage().logs())
                .removalPolicy(place.stage().removal())
                .build();
        Role role = new FunctionRole(place, declared).in(this);
        Function made = Function.Builder.create(this, declared.name())
                .functionName(name)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(declared.handler())
                .code(code)
                .memorySize(declared.memoryMb())
                .timeout(Duration.seconds(declared.timeout().toSeconds()))
                .environment(environment(place, declared))
                // Without policy updates no construct can add to what the wiring grants.
                .role(role.withoutPolicyUpdates())
                .logGroup(logs)
                .build();
        byName.put(declared.name(), made);
    }

    private static Map<String, String> environment(Place place, Wiring.Function declared) {
        String queues = "https://sqs.%s.%s/%s".formatted(Aws.REGION, Aws.URL_SUFFIX, Aws.ACCOUNT_ID);
        Map<String, String> variables = new LinkedHashMap<>(
                FunctionVariables.of(place.arns(), queues, place.inputs().plan().hash()));
        if (declared.fullJit()) {
            variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=4");
        }
        return variables;
    }
}
