package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.aws.AwsClients;
import dev.larder.core.wiring.FunctionVariables;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A deployment gives {@code set-up} the plan as a file beside its code and calls it without a payload. */
final class SetUpBringsThePlanTest {
    /** Of {@code {"feeds":[],"views":[],"models":[],"tests":[],"knobs":[]}}, by sha256sum. */
    private static final String HASH = "2eb8aafc7fbde49554fd895b52bbfd88c3dbc9a656ead49c1e5661d337b5e862";

    private static final String PLAN = """
            {"project":"empty","hash":"%s","feeds":[],"views":[],"models":[],"tests":[],"knobs":[]}""";

    @TempDir
    private Path folder;

    private LocalLarder aws;

    @BeforeEach
    void open() {
        LocalAws.Watch layered = new LocalAws.Watch(
                LocalAws.Watch.NOTHING.writes(),
                LocalAws.Watch.NOTHING.accesses(),
                (functions, callers) -> new FunctionHost(withPlanFile(functions), callers));
        aws = LocalLarder.open(new LocalLarder.Options(folder.resolve("state"), "test", HASH, 0), layered);
    }

    private List<Function> withPlanFile(List<Function> functions) {
        return functions.stream()
                .map(function -> {
                    Map<String, String> variables = new HashMap<>(function.environment());
                    variables.put(FunctionVariables.PLAN_FILE, planFile().toString());
                    return function.withEnvironment(variables);
                })
                .toList();
    }

    private Path planFile() {
        return folder.resolve("plan.json");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void the_plan_lies_in_the_lake_under_its_hash_however_often_it_is_called() throws IOException {
        String plan = PLAN.formatted(HASH);
        Files.writeString(planFile(), plan);
        for (int call = 0; call < 2; call++) {
            assertThat(aws.invoke("set-up", "")).isInstanceOf(Outcome.Returned.class);
        }
        assertThat(lake("plans/" + HASH + ".json")).isEqualTo(plan);
    }

    @Test
    void a_plan_of_another_hash_than_the_deployments_fails_the_deployment() throws IOException {
        String other = "9".repeat(64);
        Files.writeString(planFile(), PLAN.formatted(other));
        assertThat(aws.invoke("set-up", "").toString()).contains("it says " + other);
    }

    private String lake(String key) {
        try (AwsClients clients = new AwsClients(aws.variables());
                S3Client s3 = clients.s3()) {
            String bucket = Objects.requireNonNull(aws.variables().get("LARDER_LAKE_BUCKET"));
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
        }
    }
}
