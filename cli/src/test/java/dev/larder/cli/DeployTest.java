package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.deploy.Account;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The commands that make, list and remove environments, in an account that only the test knows. */
final class DeployTest extends DeployFixture {
    @Test
    void a_new_environment_is_compared_shown_and_deployed() {
        limits.add(limit(12));
        limits.add(new Account.Limit.Unseen("IAM roles of the account", "AccessDenied"));

        Typed typed = deploy("feature/x", "--yes");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("feature/x: environment feature-x-", "stage dev, account 111122223333, region eu-central-1")
                .contains(
                        "databases of the namespace: 12 of 100",
                        "IAM roles of the account: not looked up (AccessDenied)");
        assertThat(ran).anyMatch(command -> command.startsWith("mvn "));
        assertThat(cdk()).extracting(command -> command.split(" ")[2]).containsExactly("diff", "deploy");
        assertThat(cdk())
                .allMatch(command -> command.contains("-c branch=feature/x -c stage=dev -c plan="
                        + project.resolve(".larder/plan.json").toAbsolutePath()));
        assertThat(project.resolve(".larder/plan.json")).exists();
    }

    @Test
    void a_branch_of_any_name_has_an_environment_of_its_own() {
        assertThat(deploy("production", "--yes").out()).contains("production: environment production, stage dev");
        assertThat(deploy("b".repeat(200), "--yes").out())
                .containsPattern(": environment b{20}-[0-9a-f]{6}, stage dev");
        assertThat(deploy("größe/été", "--yes").out()).containsPattern(": environment [a-z-]+-[0-9a-f]{6}, stage dev");
        assertThat(deploy("日本語", "--yes").out()).containsPattern(": environment branch-[0-9a-f]{6}, stage dev");
        assertThat(cdk()).hasSize(8).anyMatch(command -> command.contains(" -c branch=日本語 "));
    }

    @Test
    void the_branch_that_is_checked_out_is_meant_when_none_is_named() {
        assertThat(deploy("--yes").out()).contains("checked/out: environment checked-out-");
    }

    @Test
    void a_forgotten_stage_leaves_production_what_it_is() {
        environment("main", "production");

        Typed typed = deploy("main", "--yes");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("note: whether rows leave the star is not known: the environment main does not say how it is"
                        + " reached");
        assertThat(cdk())
                .isNotEmpty()
                .allMatch(command -> command.contains(" -c stage=production ")
                        && command.endsWith(" -c on=production -c account=111122223333 -c region=eu-central-1"));
    }

    @Test
    void a_stage_is_raised_and_never_lowered() {
        environment("main", "preview");

        Typed lower = deploy("main", "--stage", "dev", "--yes");
        assertThat(lower.exit()).isEqualTo(2);
        assertThat(lower.err())
                .contains("the environment of main is preview, and a stage is never lowered: found --stage dev");
        assertThat(ran).isEmpty();

        assertThat(deploy("main", "--stage", "production", "--yes").exit()).isZero();
        assertThat(cdk()).allMatch(command -> command.contains(" -c stage=production "));
    }

    @Test
    void a_scrappy_table_is_deployed_up_to_preview_and_never_to_production() throws IOException {
        Path model = project.resolve("sql/star/fct_sale.sql");
        Files.writeString(model, Files.readString(model).replace("maturity: solid", "maturity: scrappy"));
        environment("main", "production");

        Typed refused = deploy("main", "--yes");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith(
                        "larder: production takes no scrappy table, and the project has star.fct_sale; make it solid")
                .contains("help: nothing was deployed");
        assertThat(ran).isEmpty();
        assertThat(deploy("feature/x", "--stage", "preview", "--yes").exit()).isZero();
    }

    @Test
    void what_is_remembered_and_cannot_be_read_counts_as_production() {
        environment("main", "???");

        assertThat(deploy("main", "--stage", "dev", "--yes").exit()).isEqualTo(2);
        assertThat(destroy("main").exit()).isEqualTo(2);
        assertThat(ran).isEmpty();
    }

    @Test
    void without_a_base_nothing_is_begun() {
        parameters.clear();

        Typed typed = deploy("main", "--yes");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .contains("no base \"default\" in account 111122223333, region eu-central-1")
                .contains("cdk deploy -c base=default");
        assertThat(ran).isEmpty();
    }

    @Test
    void a_base_of_a_former_version_is_to_be_deployed_first_and_one_of_a_later_version_serves() {
        environment("main", "dev");
        parameters.remove(BASE_FORMAT);

        Typed former = deploy("main", "--yes");

        assertThat(former.exit()).isEqualTo(2);
        assertThat(former.err())
                .contains("the base \"default\" offers parameters of format 1, and an environment of this version needs"
                        + " format 3 (Larder 0.1.0 or later)")
                .contains("deploy the base first, with this version: cd infra-cdk && npx cdk deploy -c base=default");
        assertThat(ran).isEmpty();
        parameters.put(BASE_FORMAT, "4");
        assertThat(deploy("main", "--yes").exit()).isZero();
    }

    @Test
    void a_new_environment_that_does_not_fit_is_refused_and_one_that_is_there_is_updated() {
        limits.add(limit(100));

        Typed typed = deploy("main", "--yes");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .contains("a new environment does not fit: databases of the namespace: 100 of 100, 1 more needed");
        assertThat(ran).isEmpty();

        environment("main", "dev");
        assertThat(deploy("main", "--yes").exit()).isZero();
    }

    @Test
    void a_faulty_project_is_not_deployed() throws IOException {
        Files.writeString(
                project.resolve("sql/qa/sale.sql"),
                "-- Sales.\n-- reads current.sale by sold_on\nselect nothing from current.sale\n");

        Typed typed = deploy("main", "--yes");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("sql/qa/sale.sql:3");
        assertThat(ran).isEmpty();
    }

    @Test
    void nothing_is_deployed_or_removed_that_nobody_confirmed() {
        Typed typed = deploy("main");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("--yes answers in advance");
        environment("main", "dev");
        assertThat(run("destroy", "main").exit()).isEqualTo(2);

        assertThat(cdk()).extracting(command -> command.split(" ")[2]).containsExactly("diff");
    }

    @Test
    void further_context_is_passed_on_and_what_the_command_decides_is_not_said_twice() {
        assertThat(deploy("main", "--yes", "-c", "owner=ann", "-c", "suppliers=acme=arn:aws:iam::111122223333:root")
                        .exit())
                .isZero();
        assertThat(cdk())
                .allMatch(
                        command -> command.endsWith(" -c owner=ann -c suppliers=acme=arn:aws:iam::111122223333:root"));

        ran.clear();
        for (String twice : List.of("stage=dev", "on=default", "account=1", "region=eu-west-1", "owner")) {
            Typed typed = deploy("main", "--yes", "-c", twice);
            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains("-c " + twice + ": expected NAME=VALUE");
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void a_deployment_that_fails_says_so() {
        exits.put("npx cdk deploy", 1);

        Typed typed = deploy("main", "--yes");

        assertThat(typed.exit()).isEqualTo(4);
        assertThat(typed.err()).contains("the deployment failed; CloudFormation took it back");
    }

    @Test
    void a_sample_goes_all_the_way_in_what_was_deployed() throws IOException {
        Path sample = Files.createDirectories(folder.resolve("sample/suppliers/acme/sale"));
        Files.writeString(sample.resolve("sale_1.csv"), SmallProject.day("2026-03-01", 7));
        try (LocalEnvironment local = LocalEnvironment.deploy(folder.resolve("state"), TestProject.plan(project), 0)) {
            local.receive();
            local.start();
            variables = local.variables();
            environment("main", "dev");
            parameters.put(
                    "/larder/environments/main/variables", JsonMapper.shared().writeValueAsString(variables));

            Typed typed =
                    deploy("main", "--yes", "--sample", folder.resolve("sample").toString());

            assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
            assertThat(typed.out()).contains("accepted   suppliers/acme/sale/sale_1.csv", "Release 1");

            environment("main", "production");
            assertThat(deploy("main", "--yes", "--sample", "x").err()).contains("no sample is dropped on production");
        }
    }

    @Test
    void who_deploys_signs_the_project_or_is_told_how() {
        try (LocalEnvironment local = LocalEnvironment.deploy(folder.resolve("state"), TestProject.plan(project), 0)) {
            variables = local.variables();
            environment("main", "dev");
            Typed unknown = deploy("main", "--yes", "--sign", "--no-sample");
            assertThat(unknown.exit()).isZero();
            assertThat(unknown.out())
                    .contains("the project is not signed: the environment main does not say how it is reached")
                    .contains("larder sign --env main --why TEXT");
            parameters.put(
                    "/larder/environments/main/variables", JsonMapper.shared().writeValueAsString(variables));

            assertThat(deploy("main", "--yes", "--no-sample").out()).doesNotContain("signed");
            Typed signed = deploy("main", "--yes", "--sign", "--no-sample");

            assertThat(signed.exit()).as(signed.out() + signed.err()).isZero();
            String plan = local.environment().settings().plan();
            assertThat(signed.out())
                    .containsPattern("plan " + plan.substring(0, 12) + " is signed by \\S+, who cannot");
            assertThat(local.environment().decisions().read().authors(plan)).hasSize(2);
        }
    }

    @Test
    void an_environment_is_removed_unless_it_is_production() {
        environment("main", "production");
        environment("try", "dev");

        Typed refused = destroy("main");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the environment of main is production; this command never removes one");
        assertThat(destroy("gone").out()).contains("there is no environment of gone");
        assertThat(ran).isEmpty();

        assertThat(destroy("try").exit()).isZero();
        assertThat(ran).as("on a fresh clone nothing is packed yet").anyMatch(command -> command.startsWith("mvn "));
        assertThat(cdk()).singleElement().asString().startsWith("npx cdk destroy --force -c branch=try -c stage=dev");
    }

    @Test
    void what_it_costs_is_said_before_anybody_is_asked() {
        template = "{\"Resources\":{\"Board\":{\"Type\":\"AWS::CloudWatch::Dashboard\"}}}";

        assertThat(deploy("priced", "--yes").out())
                .containsPattern(
                        "costs about \\$3.00 a month idle, \\$0\\.\\d\\d for 1,000 small files and a run \\(list"
                                + " prices of");

        template = "";
        assertThat(deploy("priced", "--yes").out()).contains("what it costs is not known: CDK left no template at");
    }

    @Test
    void environments_are_listed() {
        assertThat(run("environments").out()).contains("no environment in account 111122223333, region eu-central-1");
        environment("main", "production");
        environment("try", "dev");

        assertThat(run("environments").out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains("main main production me 7", "try try dev me none 2026-12-24");
    }
}
