package dev.larder.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.decision.Decision.Approve;
import dev.larder.core.decision.Decision.Countersign;
import dev.larder.core.decision.Decision.SetPolicy;
import dev.larder.core.decision.Decision.Sign;
import dev.larder.core.decision.Decision.Waive;
import dev.larder.core.run.RunIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ApprovalsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RunIdentity IDENTITY = new RunIdentity("0123456789ab");

    private final List<Decided> decided = new ArrayList<>();

    @Test
    void a_small_team_needs_nobody_a_feature_branch_one_and_governance_two_others() {
        assertThat(approvals(Policy.SMALL_TEAM, Map.of()).missing("d")).isEmpty();

        assertThat(approvals(Policy.FEATURE_BRANCH, Map.of()).missing("d"))
                .isEqualTo("it waits for the approval of one person");
        assertThat(approvals(Policy.FEATURE_BRANCH, Map.of("ann", "d")).missing("d"))
                .as("an author too")
                .isEmpty();

        assertThat(approvals(Policy.GOVERNANCE, Map.of()).missing("d"))
                .isEqualTo("it waits for the approval of 2 people other than ann");
        assertThat(approvals(Policy.GOVERNANCE, Map.of("ann", "d", "bob", "d")).missing("d"))
                .as("an author does not count")
                .isEqualTo("it waits for the approval of one person other than ann");
        assertThat(approvals(Policy.GOVERNANCE, Map.of("bob", "d", "eve", "d")).missing("d"))
                .isEmpty();
    }

    @Test
    void another_diff_is_not_approved() {
        assertThat(approvals(Policy.FEATURE_BRANCH, Map.of("bob", "former")).missing("d"))
                .isEqualTo("it waits for the approval of one person");
    }

    @Test
    void nobody_is_two_people_by_two_roles() {
        Approvals approvals = new Approvals(
                Policy.GOVERNANCE,
                new TreeSet<>(Set.of("AROA1:ann@example.com")),
                List.of(),
                new TreeMap<>(Map.of("AROA2:Ann@example.com", "d")));

        assertThat(approvals.mayApprove("AROA2:Ann@example.com")).isFalse();
        assertThat(approvals.of("d")).isEmpty();
    }

    @Test
    void what_nobody_is_known_to_have_made_is_published_under_no_governance() {
        List<String> unsigned = List.of("nobody deployed it");
        TreeMap<String, String> given = new TreeMap<>(Map.of("bob", "d", "eve", "d"));

        assertThat(new Approvals(Policy.GOVERNANCE, new TreeSet<>(), unsigned, given).missing("d"))
                .isEqualTo("nobody deployed it");
        assertThat(new Approvals(Policy.FEATURE_BRANCH, new TreeSet<>(), unsigned, given).missing("d"))
                .isEmpty();
    }

    @Test
    void the_last_word_of_each_on_a_run_of_this_identity_counts() {
        decide("bob", new Approve("r", IDENTITY.text(), "former"));
        decide("bob", new Approve("r", IDENTITY.text(), "d"));
        decide("eve", new Approve("r", "ffffffffffff", "d"));

        assertThat(now().approvals(IDENTITY)).isEqualTo(Map.of("bob", "d"));
    }

    @Test
    void whoever_signed_a_plan_is_its_author() {
        decide("zoe", new Sign("p"));
        decide("ann", new Sign("p"));
        decide("bob", new Sign("q"));

        assertThat(now().authors("p")).containsExactly("ann", "zoe");
        assertThat(now().authors("q")).containsExactly("bob");
        assertThat(now().authors("r")).isEmpty();
    }

    @Test
    void a_stricter_policy_counts_at_once_and_a_laxer_one_when_more_people_want_it_than_the_stricter_asks_for() {
        assertThat(now().policy()).isEqualTo(Policy.SMALL_TEAM);
        decide("ann", new SetPolicy(Policy.GOVERNANCE));
        assertThat(now().policy()).isEqualTo(Policy.GOVERNANCE);

        decide("ann", new SetPolicy(Policy.SMALL_TEAM));
        decide("bob", new SetPolicy(Policy.SMALL_TEAM));
        decide("bob", new SetPolicy(Policy.SMALL_TEAM));
        assertThat(now().policy()).as("two of three").isEqualTo(Policy.GOVERNANCE);
        decide("eve", new SetPolicy(Policy.SMALL_TEAM));
        assertThat(now().policy()).isEqualTo(Policy.SMALL_TEAM);
    }

    @Test
    void a_waiver_is_countersigned_by_a_second_person() {
        decide("ann", new Waive("t", new TreeSet<>(), "0", Allowance.parse("1"), NOON));
        Waiver waiver = now().waivers().getFirst();
        assertThat(now().isValid(waiver, Policy.FEATURE_BRANCH)).isTrue();
        assertThat(now().isValid(waiver, Policy.GOVERNANCE)).isFalse();

        decide("ann", new Countersign(waiver.id()));
        assertThat(now().isValid(waiver, Policy.GOVERNANCE))
                .as("the same person")
                .isFalse();
        decide("bob", new Countersign(waiver.id()));
        assertThat(now().isValid(waiver, Policy.GOVERNANCE)).isTrue();
    }

    @Test
    void an_unknown_policy_is_refused() {
        assertThatThrownBy(() -> Policy.of("anarchy"))
                .hasMessageContaining("policy \"anarchy\": expected small-team, feature-branch, governance");
    }

    private static Approvals approvals(Policy policy, Map<String, String> given) {
        return new Approvals(policy, new TreeSet<>(Set.of("ann")), List.of(), new TreeMap<>(given));
    }

    private Decisions now() {
        return Decisions.of(decided);
    }

    private void decide(String person, Decision what) {
        Instant at = NOON.plusSeconds(decided.size());
        decided.add(new Decided(person + "/" + decided.size(), person, at, "because", what));
    }
}
