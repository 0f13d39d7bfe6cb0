package dev.larder.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.format.UnknownFormat;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.Hold;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final Environment environment = furnished.environment();
    private final Lake lake = environment.lake();

    @Test
    void the_plan_in_force_is_read_from_the_lake_once() {
        Plan plan = environment.plan();
        lake.objects().delete(List.of(LakeLayout.plan(plan.hash())));

        assertThat(plan).isEqualTo(SmallProject.plan());
        assertThat(environment.plan()).isSameAs(plan);
    }

    @Test
    void a_plan_that_is_missing_is_told_with_its_address_and_what_to_do() {
        assertThatThrownBy(() -> environment.plan("abc"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("s3://lake/plans/abc.json is missing: the plan in force must be in the lake; deploy the"
                        + " project again");
    }

    @Test
    void a_plan_that_was_changed_is_refused() {
        String changed = PlanJson.write(environment.plan())
                .replace("\"small\"", "\"other\"")
                .replace("floor", "roof");
        lake.objects().write(LakeLayout.plan("changed"), changed.getBytes(StandardCharsets.UTF_8), "application/json");

        assertThatThrownBy(() -> environment.plan("changed")).hasMessageContaining("the file was changed");
    }

    @Test
    void what_is_behind_it_is_closed_with_it() {
        MemoryPorts ports = new MemoryPorts();

        ports.environment("plan").close();

        assertThat(ports.isClosed()).isTrue();
    }

    @Test
    void deliveries_come_in_the_order_of_their_keys_and_each_is_read_once() {
        List<String> ids = IntStream.range(10, 60).mapToObj(i -> "d" + i).toList();
        ids.reversed().forEach(id -> furnished.delivered(id, "2026-03-01"));

        List<DeliveryRecord> all = environment.deliveries().all();
        lake.objects().write(LakeLayout.deliveryRecord(SmallProject.SALE, "d10"), new byte[0], "application/json");
        furnished.delivered("d99", "2026-03-02");

        assertThat(all).extracting(DeliveryRecord::id).isEqualTo(ids);
        assertThat(environment.deliveries().all()).hasSize(51).startsWith(all.getFirst());
        assertThat(environment
                        .deliveries()
                        .of(List.of("deliveries/acme/sale/d99.json", "deliveries/acme/sale/d10.json")))
                .extracting(DeliveryRecord::id)
                .containsExactly("d99", "d10");
    }

    @Test
    void a_record_that_is_missing_is_told_with_its_address() {
        assertThatThrownBy(() -> environment.deliveries().of(List.of("deliveries/acme/sale/gone.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("s3://lake/deliveries/acme/sale/gone.json is missing");
    }

    @Test
    void a_document_is_written_once() {
        Hold first = new Hold("d1", "doubtful", Instant.EPOCH, null);
        assertThat(lake.putOnce("a.json", first)).isTrue();
        assertThat(lake.putOnce("a.json", new Hold("d1", "wrong", Instant.EPOCH, null)))
                .isFalse();

        assertThat(lake.get("a.json", Hold.class)).isEqualTo(first);
        assertThat(lake.find("b.json", Hold.class)).isEmpty();
    }

    @Test
    void a_document_says_its_format_first_and_one_without_is_of_the_first() {
        lake.put("a.json", new Hold("d1", "doubtful", Instant.EPOCH, null));

        String written = new String(lake.objects().read("a.json").orElseThrow(), StandardCharsets.UTF_8);
        assertThat(written).startsWith("{\"format\":2,\"since\":\"0.1.0\",\"delivery\":\"d1\"");
        String first = written.replace("\"format\":2,\"since\":\"0.1.0\",", "\"workedOut\":true,");
        assertThat(read(first)).isEqualTo(lake.get("a.json", Hold.class));
    }

    @Test
    void a_document_of_a_later_version_is_refused_with_a_way_on() {
        assertThatThrownBy(() -> read("{\"format\":3,\"since\":\"0.7.0\",\"until\":\"2027-01-01\"}"))
                .isInstanceOf(UnknownFormat.class)
                .hasMessage("s3://lake/a.json has format 3, expected one from 1 to 2: deploy Larder 0.7.0 or later,"
                        + " which reads it");
        assertThatThrownBy(() -> read("{\"format\":\"x\"}"))
                .hasMessageStartingWith("s3://lake/a.json has format ?, expected one from 1 to 2");
        assertThatThrownBy(() -> read("{\"format\":2,\"until\":\"2027-01-01\"}"))
                .as("a later version that forgot to raise the number")
                .isInstanceOf(UnknownFormat.class)
                .hasMessage(
                        "s3://lake/a.json has \"until\", which this version of Larder does not know in a hold: deploy"
                                + " the version of Larder that wrote it or later, which reads it");
    }

    private Hold read(String document) {
        lake.objects().write("a.json", document.getBytes(StandardCharsets.UTF_8), "application/json");
        return lake.get("a.json", Hold.class);
    }

    @Test
    void an_event_without_a_name_is_refused_by_what_it_lacks() {
        Map<String, String> lacking = Map.of(
                "{}", "name",
                "{\"detail\":{\"bucket\":{\"name\":\"b\"}}}", "key",
                "{\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}", "version-id");

        lacking.forEach((event, field) -> assertThatThrownBy(() -> LandedObject.of(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("it has no " + field));
        assertThat(LandedObject.of(
                        "{\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\",\"version-id\":\"v\"}}}"))
                .isEqualTo(new LandedObject("b", "k", "v", false));
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        Map<String, String> variables = new HashMap<>();
        for (String name : List.of(
                "ENVIRONMENT",
                "LANDING_BUCKET",
                "LAKE_BUCKET",
                "PLAN",
                "WORKGROUP",
                "DATABASE",
                "NAMESPACE_ROLE",
                "COPY_ROLE",
                "LANDED_QUEUE",
                "ACCEPTED_QUEUE")) {
            variables.put("LARDER_" + name, name);
        }
        variables.put("LARDER_MACHINE", "arn:aws:states:eu-central-1:1:stateMachine:build");

        Settings settings = Settings.of(variables);
        assertThat(settings.execution("a")).isEqualTo("arn:aws:states:eu-central-1:1:execution:build:a");
        assertThat(settings.lakeBucket()).isEqualTo("LAKE_BUCKET");
        variables.put("LARDER_PLAN", "");
        assertThatThrownBy(() -> Settings.of(variables)).hasMessageContaining("LARDER_PLAN is not set");
        variables.remove("LARDER_LAKE_BUCKET");
        assertThatThrownBy(() -> Settings.of(variables)).hasMessageContaining("LARDER_LAKE_BUCKET is not set");
    }
}
