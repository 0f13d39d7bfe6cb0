package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.core.wiring.Wiring.Trust;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.local.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak to the database; for each condition that the trust or a grant makes, what would be allowed without it. */
final class WarehouseTrustTest {
    private static final Wiring WIRING = LarderWiring.wiring();
    private static final String SESSION = LarderWiring.WAREHOUSE_SESSION;

    private static List<String> speakers() {
        return warehouse().trust().by().stream()
                .map(by -> by.substring("function:".length()))
                .toList();
    }

    private static Wiring.Role warehouse() {
        return WIRING.roles().stream()
                .filter(role -> role.name().equals(LarderWiring.WAREHOUSE_ROLE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_eight_functions_that_speak_sql_are_trusted() {
        assertThat(speakers())
                .containsExactly(
                        "set-up",
                        "plan-run",
                        "copy",
                        "transform",
                        "publish",
                        "test-data",
                        "find-culprit",
                        "report-failure");
    }

    @ParameterizedTest
    @MethodSource("speakers")
    void a_function_takes_the_role_on_under_its_own_name(String function) {
        assertThat(new Attempt(WIRING).by(function, SESSION, identity(function)).arn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/larder-test-use1-warehouse/larder");
    }

    @Test
    void without_the_sessions_name_in_the_trust_any_name_would_do_and_statements_would_be_lost_to_the_others() {
        assertDenied("sts:AssumeRole", () -> new Attempt(WIRING).by("copy", "mine", identity("copy")));
        Wiring lax = trusting(trust -> new Trust(trust.by(), Optional.empty()));
        assertThat(new Attempt(lax).by("copy", "mine", identity("copy")).session())
                .isEqualTo("mine");
    }

    @Test
    void without_the_condition_of_its_grant_a_function_could_pass_for_another() {
        assertDenied("sts:SetSourceIdentity", () -> new Attempt(WIRING).by("copy", SESSION, identity("publish")));
        Wiring lax = granting(grant -> new Grant(grant.action(), grant.on()));
        assertThat(new Attempt(lax).by("copy", SESSION, identity("publish")).sourceIdentity())
                .isEqualTo(identity("publish"));
    }

    @Test
    void a_function_that_does_not_say_who_it_is_is_denied() {
        assertDenied("sts:AssumeRole", () -> new Attempt(WIRING).by("copy", SESSION, null));
    }

    @Test
    void a_function_that_is_granted_the_role_but_not_trusted_is_denied() {
        Wiring distrustful = trusting(trust -> new Trust(List.of("function:publish"), trust.session()));
        assertDenied("sts:AssumeRole", () -> new Attempt(distrustful).by("copy", SESSION, identity("copy")));
    }

    @Test
    void a_function_that_is_trusted_but_not_granted_the_role_is_denied() {
        Wiring trustful = trusting(trust -> new Trust(List.of("function:write-report"), trust.session()));
        assertDenied(
                "sts:AssumeRole", () -> new Attempt(trustful).by("write-report", SESSION, identity("write-report")));
    }

    @Test
    void no_function_takes_on_the_role_of_another_environment() {
        Stack other = stack(WIRING, "other");
        Caller copy = new Attempt(WIRING).caller("copy");
        assertDenied(
                "sts:AssumeRole",
                () -> new Roles(other.roles())
                        .assume(
                                copy,
                                new Roles.Wish(Roles.arn("larder-other-use1-warehouse"), SESSION, identity("copy"))));
    }

    private static void assertDenied(String action, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .hasMessageContaining("is not authorized to perform: " + action + " on resource");
    }

    private static String identity(String function) {
        return "larder-test-" + function;
    }

    private static Stack stack(Wiring wiring, String environment) {
        return LarderStack.of(wiring, new LocalLarder.Options(Path.of("none"), environment, "0".repeat(64), 0))
                .at(URI.create("http://127.0.0.1:1"));
    }

    private static Wiring trusting(UnaryOperator<Trust> change) {
        List<Wiring.Role> roles = WIRING.roles().stream()
                .map(role -> new Wiring.Role(role.name(), role.grants(), change.apply(role.trust())))
                .toList();
        return with(WIRING.functions(), roles);
    }

    private static Wiring granting(UnaryOperator<Grant> change) {
        List<Wiring.Function> functions = WIRING.functions().stream()
                .map(each -> new Wiring.Function(
                        each.name(),
                        each.handler(),
                        each.memoryMb(),
                        each.timeout(),
                        each.fullJit(),
                        each.grants().stream().map(change).toList()))
                .toList();
        return with(functions, WIRING.roles());
    }

    private static Wiring with(List<Wiring.Function> functions, List<Wiring.Role> roles) {
        return new Wiring(
                functions,
                roles,
                WIRING.queues(),
                WIRING.buckets(),
                WIRING.landings(),
                WIRING.machines(),
                WIRING.schedules(),
                WIRING.notices());
    }

    /** Functions of an environment that try to take its warehouse role on. */
    private record Attempt(Stack stack) {
        Attempt(Wiring wiring) {
            this(WarehouseTrustTest.stack(wiring, "test"));
        }

        RoleSession by(String function, String session, @org.jspecify.annotations.Nullable String identity) {
            return new Roles(stack.roles())
                    .assume(
                            caller(function),
                            new Roles.Wish(Roles.arn("larder-test-use1-warehouse"), session, identity))
                    .session();
        }

        Caller caller(String function) {
            String name = identity(function);
            return stack.functions().stream()
                    .filter(each -> each.name().equals(name))
                    .map(each -> new Callers().role(each.role(), each.permissions()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
