package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A first deployment of production that failed, and is repeated. */
final class FormerAttemptTest extends DeployFixture {
    @Test
    void a_first_deployment_of_production_that_failed_is_repeated_and_takes_over_its_buckets() {
        buckets.addAll(List.of(LANDING, LAKE));
        stackState = "ROLLBACK_COMPLETE\tTrue";

        Typed typed = deploy("main", "--stage", "production", "--yes");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("the stack larder-main failed when it was made; its termination protection is switched off")
                .contains("taken over with everything in them: " + LANDING + ", " + LAKE);
        assertThat(ran)
                .containsSubsequence(
                        "aws cloudformation update-termination-protection --region eu-central-1"
                                + " --no-enable-termination-protection --stack-name larder-main",
                        cdk().getLast());
        assertThat(cdk().getLast())
                .startsWith("npx cdk deploy --require-approval never --import-existing-resources ")
                .contains(" -c account=111122223333");
    }

    @Test
    void nothing_is_taken_over_or_unprotected_that_nobody_confirmed() {
        buckets.add(LAKE);
        stackState = "ROLLBACK_FAILED\tTrue";

        Typed typed = deploy("main", "--stage", "production");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).contains("taken over with everything in them: " + LAKE);
        assertThat(ran).noneMatch(command -> command.startsWith("aws "));
        assertThat(cdk()).extracting(command -> command.split(" ")[2]).containsExactly("diff");
    }

    @Test
    void what_is_there_and_runs_and_what_is_not_production_is_not_taken_over() {
        buckets.addAll(List.of(LANDING, LAKE));
        stackState = "CREATE_COMPLETE\tTrue";
        environment("main", "production");
        deploy("main", "--yes");
        parameters.keySet().removeIf(name -> name.startsWith("/larder/environments/"));
        deploy("main", "--yes");

        assertThat(ran).noneMatch(command -> command.contains("--import-existing-resources"));
        assertThat(ran).noneMatch(command -> command.startsWith("aws "));
    }

    @Test
    void buckets_that_nobody_may_look_for_are_named_before_the_question() {
        unseen.add(LAKE);

        Typed typed = deploy("main", "--stage", "production", "--yes");

        assertThat(typed.out()).contains("not looked up", LAKE);
        assertThat(cdk().getLast()).doesNotContain("--import-existing-resources");
    }

    @Test
    void who_may_not_look_for_a_stack_that_failed_is_told_so_before_anything_is_packed() {
        stackError = "An error occurred (AccessDenied) when calling the DescribeStacks operation: User: u is not"
                + " authorized to perform: cloudformation:DescribeStacks";

        Typed typed = deploy("main", "--stage", "production", "--yes");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .contains("whether an earlier deployment of larder-main failed cannot be looked up")
                .contains("not authorized to perform: cloudformation:DescribeStacks")
                .contains("needs cloudformation:DescribeStacks");
        assertThat(ran).isEmpty();
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("aws cloudformation describe-stacks --region eu-central-1 --stack-name larder-main ");
    }
}
