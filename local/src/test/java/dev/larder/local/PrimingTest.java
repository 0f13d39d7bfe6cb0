package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.aws.AwsClients;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import dev.larder.local.run.SampleProject;
import dev.standin.aws.Access;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.local.LocalAws;
import dev.standin.redshift.DurableWrites;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a function does while AWS Lambda initialises it, before anything calls it. */
final class PrimingTest {
    private final List<Access> accesses = new CopyOnWriteArrayList<>();
    private final Plan plan = SampleProject.plan();

    @TempDir
    private Path state;

    private LocalLarder aws;

    @BeforeEach
    void open() {
        LocalAws.Watch watch = new LocalAws.Watch(DurableWrites.UNOBSERVED, accesses::add, FunctionHost::new);
        aws = LocalLarder.open(new LocalLarder.Options(state, "test", plan.hash(), 0), watch);
        accesses.clear();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private List<String> asked(String initialization) {
        Map<String, String> variables = new HashMap<>(aws.variables());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "larder-test-publish");
        accesses.clear();
        try (Environment environment = new Environment(variables)) {
            assertThat(environment.settings().environment()).isEqualTo("test");
            return accesses.stream().map(Access::action).distinct().toList();
        }
    }

    @Test
    void before_a_snapshot_the_plan_is_read_and_neither_the_database_nor_its_role_is_asked_for() {
        try (AwsClients clients = new AwsClients(aws.variables());
                Environment environment = new Environment(Settings.of(aws.variables()), clients)) {
            environment
                    .lake()
                    .objects()
                    .write(
                            LakeLayout.plan(plan.hash()),
                            PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                            "application/json");
        }

        assertThat(asked("snap-start")).containsExactly("s3:GetObject");
    }

    @Test
    void a_plan_that_is_not_there_keeps_no_version_from_being_published() {
        assertThat(asked("snap-start")).contains("s3:GetObject");
    }

    @Test
    void a_start_without_a_snapshot_asks_for_nothing() {
        assertThat(asked("on-demand")).isEmpty();
    }
}
