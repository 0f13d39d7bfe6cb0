package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import dev.larder.cli.reach.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code infra-cdk/aws-smoke.sh} with an {@code aws} and a {@code larder} that only remember how they were called. The account is a folder:
 * a release appears in it when a sample is deployed, a file is dropped or a cause is written.
 */
final class SmokeScriptTest {
    private static final String AWS = """
        #!/usr/bin/env bash
        echo "aws $*" >>"$ACCOUNT/calls"
        release() { echo $(($(cat "$ACCOUNT/release" 2>/dev/null || echo 0) + 1)) >"$ACCOUNT/release"; }
        case "$*" in
            "sts get-caller-identity "*) echo 111122223333 ;;
            "ssm get-parameter --name /larder/environments/smoke/branch "*)
                [ -e "$ACCOUNT/environment" ] || exit 255
                echo smoke ;;
            "ssm get-parameter "*/landing-bucket*) echo landing ;;
            "ssm get-parameter "*/lake-bucket*) echo lake ;;
            "ssm get-parameter "*) echo default ;;
            "s3api list-objects-v2 --bucket lake --prefix releases/ "*)
                [ ! -e "$ACCOUNT/release" ] || echo "releases/$(cat "$ACCOUNT/release").json" ;;
            "s3api list-objects-v2 --bucket lake --prefix deliveries/"*) echo deliveries/meridian/rx/abc.json ;;
            "s3 cp "*rx_20260125.csv*) release ;;
            "redshift-data execute-statement "*)
                echo "$*" >"$ACCOUNT/statement"
                echo id ;;
            "redshift-data describe-statement "*)
                if grep -q delete "$ACCOUNT/statement"; then echo "${DELETES:-FAILED}"; else echo FINISHED; fi ;;
            "s3api list-buckets "*) [ -z "${LEFT:-}" ] || echo "$LEFT" ;;
            *"--output text") echo None ;;
        esac
        """;
    private static final String LARDER = """
        #!/usr/bin/env bash
        echo "larder $*" >>"$ACCOUNT/calls"
        case "$*" in
            "hold "* | "lift "*) echo $(($(cat "$ACCOUNT/release") + 1)) >"$ACCOUNT/release" ;;
            *--no-sample*) exit "${SECOND:-0}" ;;
            "deploy "*)
                echo 1 >"$ACCOUNT/release"
                exit "${FIRST:-0}" ;;
        esac
        """;

    @TempDir
    private Path account;

    @BeforeEach
    void programs() throws IOException {
        program("bin/aws", AWS);
        program("larder", LARDER);
    }

    @Test
    void every_step_is_taken_in_its_order_and_told_in_a_report() throws Exception {
        Typed typed = smoke(Map.of("SMOKE_READER", "analyst"));

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out().lines().filter(line -> line.startsWith("| ")).map(line -> line.split(" \\| ")[0]))
                .containsExactly(
                        "| step",
                        "| deploy, drop the sample, wait for its release",
                        "| drop by S3",
                        "| a release of it",
                        "| query as a reader",
                        "| a reader changes nothing",
                        "| status",
                        "| query",
                        "| watch",
                        "| redrive",
                        "| deploy again",
                        "| hold a delivery",
                        "| a release without it",
                        "| roll forward",
                        "| a release with it again",
                        "| destroy",
                        "| inventory");
        assertThat(typed.out()).contains("account ending in 3333").doesNotContain("failed", "11112222");
        assertThat(calls()).containsSubsequence("larder destroy smoke --yes", calls().getLast());
        assertThat(calls())
                .contains("larder hold abc --why smoke --env smoke", "larder lift abc --why smoke --env smoke");
    }

    @Test
    void what_was_made_is_destroyed_and_counted_whatever_failed() throws Exception {
        Typed first = smoke(Map.of("FIRST", "4"));
        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.out()).contains("| deploy, drop the sample, wait for its release | failed | exit code 4");
        assertThat(calls()).contains("larder destroy smoke --yes").noneMatch(call -> call.contains("s3 cp"));

        Typed second = smoke(Map.of("SECOND", "4"));
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.out())
                .contains("| deploy again | failed |", "| destroy | passed |", "| inventory | passed |");
    }

    @Test
    void what_is_left_and_what_a_reader_may_change_fail_it() throws Exception {
        Typed left = smoke(Map.of("LEFT", "larder-smoke-lake-111122223333"));
        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.out()).contains("| inventory | failed | left: larder-smoke-lake-111122223333");
        assertThat(left.out()).contains("| query as a reader | not tried | SMOKE_READER is not set |");

        Typed changed = smoke(Map.of("SMOKE_READER", "analyst", "DELETES", "FINISHED"));
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.out()).contains("| a reader changes nothing | failed | a delete was let through |");
    }

    @Test
    void an_environment_that_is_there_is_not_touched() throws Exception {
        Files.createFile(account.resolve("environment"));
        Typed typed = smoke(Map.of());
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("smoke has an environment already");
        assertThat(calls()).noneMatch(call -> call.startsWith("larder "));
    }

    /** By the real AWS CLI and the real command, which know of the environment nothing but where AWS is and who they are. */
    @Test
    @EnabledIfSystemProperty(named = "larder.smoke", matches = "true")
    void on_a_local_environment_reached_as_if_it_were_deployed_every_step_that_is_possible_there_passes()
            throws Exception {
        Path sample = account.resolve("sample/suppliers/acme/sale");
        Path dropped = account.resolve("dropped/suppliers/acme/sale");
        Files.createDirectories(sample);
        Files.createDirectories(dropped);
        Files.writeString(sample.resolve("sale_1.csv"), SmallProject.day("2026-03-01", 7));
        Files.writeString(dropped.resolve("sale_2.csv"), SmallProject.day("2026-03-02", 8));
        Files.delete(account.resolve("bin/aws"));
        Path project = SmallProject.in(account.resolve("project"));
        try (LocalEnvironment environment =
                LocalEnvironment.deploy(account.resolve("state"), TestProject.plan(project), 0)) {
            environment.start();
            program("larder", asOperator(environment));
            Map<String, String> variables = new HashMap<>(environment.variables());
            variables.putAll(Map.of(
                    "AWS_DEFAULT_REGION",
                    variables.getOrDefault("AWS_REGION", ""),
                    "AWS_PAGER",
                    "",
                    "NO_PROXY",
                    "127.0.0.1",
                    "SMOKE_SAMPLE",
                    account.resolve("sample").toString(),
                    "SMOKE_DROP",
                    dropped.toString(),
                    "SMOKE_PATIENCE",
                    "300"));

            Typed typed = smoke(variables, "local");

            System.out.print(typed.out());
            assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
            assertThat(typed.out())
                    .contains("| a release with it again | passed |")
                    .doesNotContain("failed");
        }
    }

    /** The command as an operator types it; the script itself looks as who deploys. */
    private static String asOperator(LocalEnvironment environment) {
        String exports = Operator.of(environment.variables()).entrySet().stream()
                .map(each -> "export " + each.getKey() + "='" + each.getValue() + "'\n")
                .collect(Collectors.joining());
        List<String> command = OwnJvm.of(System.getProperty("java.class.path"), Main.class, List.of())
                .command();
        return "#!/usr/bin/env bash\n" + exports + "exec " + String.join(" ", command) + " \"$@\"\n";
    }

    @Test
    void the_readme_says_that_nothing_ran_on_an_account_until_a_report_is_there() throws IOException {
        Path root = TestProject.BUNDLED;
        boolean reported = Files.exists(root.resolve("docs/smoke.md"));
        assertThat(Files.readString(root.resolve("README.md")).contains("never run on an account"))
                .isEqualTo(!reported);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(account.resolve("calls"));
    }

    private Typed smoke(Map<String, String> variables) throws IOException, InterruptedException {
        return smoke(variables, "smoke");
    }

    private Typed smoke(Map<String, String> variables, String branch) throws IOException, InterruptedException {
        Files.deleteIfExists(account.resolve("calls"));
        Files.deleteIfExists(account.resolve("release"));
        ProcessBuilder script = new ProcessBuilder(
                        "bash",
                        TestProject.BUNDLED.resolve("infra-cdk/aws-smoke.sh").toString(),
                        branch)
                .directory(account.toFile())
                .redirectOutput(account.resolve("out").toFile())
                .redirectError(account.resolve("err").toFile());
        Map<String, String> environment = script.environment();
        environment.keySet().removeIf(name -> name.startsWith("SMOKE_") || name.startsWith("AWS_"));
        environment.put("PATH", account.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("ACCOUNT", account.toString());
        environment.put("LARDER", account.resolve("larder").toString());
        environment.put("SMOKE_PATIENCE", "2");
        environment.put("SMOKE_PAUSE", "1");
        environment.putAll(variables);
        int exit = script.start().waitFor();
        return new Typed(exit, Files.readString(account.resolve("out")), Files.readString(account.resolve("err")));
    }

    private void program(String name, String text) throws IOException {
        Path file = account.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
