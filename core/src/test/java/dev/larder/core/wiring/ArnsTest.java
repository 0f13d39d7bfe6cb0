package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ArnsTest {
    private final Arns arns = Arns.of("us-east-1", "000000000000", new Names("dev", RegionCode.of("us-east-1")));

    @Test
    void every_form_of_a_grant_has_its_arn() {
        assertThat(arns.resolve("bucket:lake")).isEqualTo("arn:aws:s3:::larder-dev-use1-lake");
        assertThat(arns.resolve("bucket:lake/plans/*")).isEqualTo("arn:aws:s3:::larder-dev-use1-lake/plans/*");
        assertThat(arns.resolve("queue:landed")).isEqualTo("arn:aws:sqs:us-east-1:000000000000:larder-dev-landed");
        assertThat(arns.resolve("machine:build-warehouse"))
                .isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:larder-dev-build-warehouse");
        assertThat(arns.resolve("execution:build-warehouse"))
                .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:larder-dev-build-warehouse:*");
        assertThat(arns.resolve("warehouse"))
                .isEqualTo("arn:aws:redshift-serverless:us-east-1:000000000000:workgroup/larder-base");
        assertThat(arns.resolve("role:warehouse"))
                .isEqualTo("arn:aws:iam::000000000000:role/larder-dev-use1-warehouse");
        assertThat(arns.resolve("*")).isEqualTo("*");
    }

    @Test
    void a_grant_on_anything_else_is_refused() {
        assertThatThrownBy(() -> arns.resolve("topic:alarms"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("topic:alarms");
    }

    @Test
    void whom_a_role_trusts_is_known_by_the_arn_of_its_role() {
        assertThat(arns.truster("function:copy")).isEqualTo("arn:aws:iam::000000000000:role/larder-dev-use1-copy");
        assertThat(arns.truster("namespace")).isEqualTo("arn:aws:iam::000000000000:role/larder-base-use1-namespace");
        assertThatThrownBy(() -> arns.truster("everybody")).hasMessageContaining("'everybody'");
    }

    @Test
    void every_grant_of_the_wiring_resolves() {
        assertThat(LarderWiring.wiring().functions())
                .flatMap(Wiring.Function::grants)
                .extracting(grant -> arns.resolve(grant.on()))
                .hasSizeGreaterThan(50)
                .allMatch(arn -> arn.equals("*") || arn.startsWith("arn:aws:"));
    }
}
