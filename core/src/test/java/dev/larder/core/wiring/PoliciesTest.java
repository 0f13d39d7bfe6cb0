package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Policies.Admission;
import dev.larder.core.wiring.Wiring.Condition;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.core.wiring.Wiring.Trust;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PoliciesTest {
    private static final Arns ARNS = Arns.of("us-east-1", "000000000000", new Names("dev", RegionCode.of("us-east-1")));

    @Test
    void functions_are_trusted_one_by_one_in_one_session_and_say_who_they_are() {
        Trust trust = new Trust(List.of("function:copy", "function:publish"), Optional.of("larder"));
        assertThat(Policies.admissions(trust, ARNS))
                .containsExactly(
                        new Admission(
                                List.of("sts:AssumeRole"),
                                List.of(
                                        equal(
                                                "aws:PrincipalArn",
                                                "arn:aws:iam::000000000000:role/larder-dev-use1-copy",
                                                "arn:aws:iam::000000000000:role/larder-dev-use1-publish"),
                                        equal("sts:RoleSessionName", "larder"),
                                        new Condition("StringLike", "sts:SourceIdentity", List.of("larder-dev-*")))),
                        new Admission(
                                List.of("sts:SetSourceIdentity"),
                                List.of(equal("sts:SourceIdentity", "larder-dev-copy", "larder-dev-publish"))));
    }

    @Test
    void the_namespaces_role_is_trusted_whatever_it_calls_its_session() {
        assertThat(Policies.admissions(new Trust(List.of("namespace"), Optional.empty()), ARNS))
                .containsExactly(new Admission(
                        List.of("sts:AssumeRole"),
                        List.of(equal(
                                "aws:PrincipalArn", "arn:aws:iam::000000000000:role/larder-base-use1-namespace"))));
    }

    @Test
    void conditions_name_functions_as_they_are_called_in_the_environment() {
        Grant grant = new Grant("a:B", "*", List.of(equal("k", "function:copy", "${aws:userid}")));
        assertThat(Policies.conditions(grant, ARNS.names()))
                .containsExactly(equal("k", "larder-dev-copy", "${aws:userid}"));
    }

    private static Condition equal(String key, String... values) {
        return new Condition("StringEquals", key, List.of(values));
    }
}
