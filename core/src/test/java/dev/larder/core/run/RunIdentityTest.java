package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RunIdentityTest {
    private final DeliveryRecord january = new Deliveries("acme/rx").full("a", "2026-01");
    private final Mapping mapping = InForce.fold(List.of(january), Set.of());
    private final RunInputs inputs = inputs("production", mapping, "plan", Map.of("floor", "1"), Set.of());

    @Test
    void equal_inputs_have_equal_identities_on_every_machine() {
        assertThat(RunIdentity.of(inputs))
                .isEqualTo(RunIdentity.of(inputs("production", mapping, "plan", Map.of("floor", "1"), Set.of())));
        assertThat(RunIdentity.of(inputs("e", Mapping.EMPTY, "p", Map.of(), Set.of())))
                .hasToString("42e5dd5ca833");
    }

    @Test
    void each_input_makes_another_identity() {
        assertThat(Set.of(
                        RunIdentity.of(inputs),
                        RunIdentity.of(inputs("test", mapping, "plan", Map.of("floor", "1"), Set.of())),
                        RunIdentity.of(inputs("production", Mapping.EMPTY, "plan", Map.of("floor", "1"), Set.of())),
                        RunIdentity.of(inputs("production", mapping, "plan2", Map.of("floor", "1"), Set.of())),
                        RunIdentity.of(inputs("production", mapping, "plan", Map.of("floor", "2"), Set.of())),
                        RunIdentity.of(inputs("production", mapping, "plan", Map.of("floor", "1"), Set.of("w")))))
                .hasSize(6);
    }

    /** Releases and the names of executions hold it: another version of Larder must compute the same. */
    @Test
    void the_identity_is_the_one_that_releases_hold() {
        DeliveryRecord february = new Deliveries("acme/calls").full("b", "2026-02", "2026-03");
        Mapping two = InForce.fold(List.of(january, february), Set.of());

        assertThat(RunIdentity.of(
                        inputs("production", two, "plan", Map.of("floor", "1", "share", "0.5"), Set.of("w1", "w2"))))
                .hasToString("aa506595e22f");
    }

    @Test
    void each_part_of_the_mapping_makes_another_identity() {
        Deliveries rx = new Deliveries("acme/rx");
        DeliveryRecord one = rx.append("a", "a.csv", Redelivery.ADDS, "2026-01");
        DeliveryRecord other = rx.append("b", "b.csv", Redelivery.ADDS, "2026-01");
        List<List<DeliveryRecord>> mappings = List.of(
                List.of(january),
                List.of(new Deliveries("acme/rx").full("b", "2026-01")),
                List.of(new Deliveries("acme/calls").full("a", "2026-01")),
                List.of(new Deliveries("acme/rx").full("a", "2026-02")),
                List.of(new Deliveries("acme/rx").full("a", "2026-01", "2026-02")),
                List.of(one, other));

        assertThat(mappings.stream()
                        .map(deliveries -> RunIdentity.of(
                                inputs("e", InForce.fold(deliveries, Set.of()), "p", Map.of(), Set.of()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void texts_do_not_run_into_each_other() {
        assertThat(RunIdentity.of(inputs("a", Mapping.EMPTY, "bc", Map.of(), Set.of("x", "y"))))
                .isNotEqualTo(RunIdentity.of(inputs("ab", Mapping.EMPTY, "c", Map.of(), Set.of("x", "y"))));
        assertThat(RunIdentity.of(inputs("a", Mapping.EMPTY, "b", Map.of("x", "y"), Set.of())))
                .isNotEqualTo(RunIdentity.of(inputs("a", Mapping.EMPTY, "b", Map.of(), Set.of("x", "y"))));
    }

    @Test
    void an_execution_is_named_after_the_newest_delivery_in_force_the_identity_and_the_attempt() {
        RunIdentity identity = new RunIdentity("0123456789ab");
        DeliveryRecord held = new Deliveries("acme/calls").full("z", "2026-01");
        ExecutionName name = ExecutionName.first(identity, mapping, List.of(january, held));

        assertThat(name).hasToString("2026-03-01-0123456789ab-1");
        assertThat(name.next()).hasToString("2026-03-01-0123456789ab-2");
        assertThat(ExecutionName.first(identity, Mapping.EMPTY, List.of(january)))
                .hasToString("no-delivery-0123456789ab-1");
    }

    @Test
    void an_execution_name_is_read_back_and_allowed_by_step_functions() {
        for (String name : List.of("2026-03-01-0123456789ab-12", "no-delivery-0123456789ab-999999999")) {
            assertThat(ExecutionName.parse(name)).hasToString(name);
            assertThat(name).matches("[A-Za-z0-9_-]{1,80}");
        }
    }

    @Test
    void other_names_are_refused_with_the_form_expected() {
        assertThatThrownBy(() -> ExecutionName.parse("2026-03-01-XYZ-1"))
                .hasMessageContaining("expected <landing date>-<run identity>-<attempt>");
        assertThatThrownBy(() -> new RunIdentity("0123")).hasMessageContaining("expected 12 hexadecimal digits");
    }

    private static RunInputs inputs(
            String environment, Mapping mapping, String plan, Map<String, String> knobs, Set<String> waivers) {
        return new RunInputs(environment, mapping, plan, new TreeMap<>(knobs), new TreeSet<>(waivers));
    }
}
