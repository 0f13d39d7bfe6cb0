package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.port.ObjectStore;
import dev.larder.local.LocalLarder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code larder hold} and {@code larder lift} say of a delivery that cannot be meant, and of a decision that stands already. */
@TestMethodOrder(MethodOrderer.Random.class)
final class HoldMistakesTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path state = Path.of("");
    private static String accepted = "";
    private static String rejected = "";

    @BeforeAll
    static void release() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        state = folder.resolve("state");
        Path files = Files.createDirectories(folder.resolve("files"));
        // More deliveries than an id has first digits, so that two begin alike.
        for (int day = 1; day <= 17; day++) {
            Files.writeString(
                    files.resolve("sale_%02d".formatted(day)), SmallProject.day("2026-01-%02d".formatted(day), day));
        }
        Files.writeString(files.resolve("sale_wrong"), "sale_no\nx\n");
        Typed released =
                Typed.larder("run", "--project", project, "--state", state, "--as", "acme/sale", "--drop", files);
        assertThat(released.exit()).as(released.out() + released.err()).isEqualTo(3);
        JsonNode deliveries = status().path("deliveries");
        accepted = id(deliveries, "accepted");
        rejected = id(deliveries, "rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "lift", "withdraw"})
    void the_delivery_must_be_meant_clearly(String command) {
        String typo = accepted.substring(0, 7) + (accepted.charAt(7) == '0' ? '1' : '0');

        decide(command, typo).isRefused(2, "no delivery " + typo, "did you mean " + accepted.substring(0, 8) + "?");
        decide(command, "nothing-like-it").isRefused(2, "no delivery nothing-like-it", "larder status lists them");
        decide(command, " ")
                .isRefused(
                        2, "DELIVERY is empty: expected a delivery's id, or its beginning", "larder status lists them");
        decide(command, rejected)
                .isRefused(
                        2, "delivery " + rejected + " was rejected, so it takes no part in any run and needs no hold");
    }

    @Test
    void a_beginning_of_several_ids_is_not_enough() {
        String digit = shared();

        Typed typed = decide("hold", digit);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .matches("larder: " + digit + " means \\d+ deliveries\n  help: write more of it: " + digit
                        + "[0-9a-f]{19}, .*\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "lift", "withdraw"})
    void a_reason_is_needed(String command) {
        Typed.larder(command, accepted, "--why", " ", "--state", state)
                .isRefused(2, "--why is empty: expected a reason");
        Typed.larder(command, accepted, "--state", state)
                .isRefused(
                        2, "Missing required option: '--why=TEXT'", "larder " + command + " --help says what there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "lift", "withdraw"})
    void a_folder_without_an_environment_is_named(String command) {
        Path none = folder.resolve("none");

        Typed.larder(command, accepted, "--why", "a test", "--state", none)
                .isRefused(
                        2,
                        "no environment in " + none,
                        "larder run --state " + none + " --drop PATH makes one and drops files into it; larder up too");

        assertThat(none).doesNotExist();
    }

    @Test
    void a_decision_that_stands_already_is_told_and_its_cause_written_again() {
        String named = "delivery " + accepted + " (suppliers/acme/sale/sale_";
        String takesUp = "; larder run --state " + state + " takes it up\n";

        Typed early = decide("lift", accepted);
        Typed held = decide("hold", accepted);
        loseCauses();
        Typed again = decide("hold", accepted);
        JsonNode between = status();
        Typed lifted = decide("lift", accepted);
        Typed twice = decide("lift", accepted);

        assertThat(early.out()).startsWith(named).endsWith(", revision 1) is not on hold\n");
        assertThat(held.out()).startsWith(named).endsWith(", revision 1) is on hold" + takesUp);
        assertThat(again.out())
                .startsWith(named)
                .containsPattern(", revision 1\\) is on hold already, since [0-9-]{10}T[0-9:]{8}Z by ")
                .endsWith(": a test" + takesUp);
        assertThat(between.path("holds").toString()).contains(accepted);
        assertThat(between.path("pending").toString()).contains("\"hold-" + accepted + "\"");
        assertThat(lifted.out()).startsWith(named).endsWith(", revision 1) is no longer on hold" + takesUp);
        assertThat(twice.out())
                .startsWith(named)
                .contains(", revision 1) is not on hold, it was lifted at ")
                .endsWith(": a test" + takesUp);
        assertThat(status().path("holds").toString()).doesNotContain(accepted);
        assertThat(twice.exit()).isZero();
    }

    @Test
    void a_withdrawal_is_for_good_and_says_who_decided() {
        String second = status().path("deliveries")
                .valueStream()
                .filter(each -> each.path("verdict").asString().equals("accepted"))
                .map(each -> each.path("id").asString())
                .filter(id -> !id.equals(accepted))
                .findFirst()
                .orElseThrow();

        Typed withdrawn = decide("withdraw", second);
        Typed again = decide("withdraw", second);
        Typed lifted = decide("lift", second);
        JsonNode held = status().path("holds")
                .valueStream()
                .filter(each -> each.path("delivery").asString().equals(second))
                .findFirst()
                .orElseThrow();

        assertThat(withdrawn.out()).contains(" is withdrawn for good; the original stays in the lake; ");
        assertThat(again.out()).contains(" is withdrawn already, since ");
        assertThat(lifted.exit()).isEqualTo(2);
        assertThat(lifted.err()).contains("; that is for good").contains("have it sent again");
        assertThat(held.path("withdrawn").asBoolean()).isTrue();
        assertThat(held.path("by").asString()).isNotEmpty();
        assertThat(held.path("why").asString()).isEqualTo("a test");
    }

    /** As a crash does between a decision and its cause. */
    private static void loseCauses() {
        try (LocalLarder aws = LocalLarder.open(new LocalLarder.Options(state, "local", "0".repeat(64), 0));
                Environment environment = new Environment(aws.variables())) {
            ObjectStore lake = environment.lake().objects();
            lake.delete(lake.keys(LakeLayout.pending()));
        }
    }

    private static Typed decide(String command, String delivery) {
        return Typed.larder(command, delivery, "--why", "a test", "--state", state);
    }

    private static JsonNode status() {
        return JsonMapper.shared()
                .readTree(Typed.larder("status", "--json", "--state", state).out());
    }

    private static String id(JsonNode deliveries, String verdict) {
        return deliveries
                .valueStream()
                .filter(each -> each.path("verdict").asString().equals(verdict))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String shared() {
        String firsts = status().path("deliveries")
                .valueStream()
                .map(each -> each.path("id").asString().substring(0, 1))
                .sorted()
                .reduce("", String::concat);
        return firsts.replaceFirst(".*?(.)\\1.*", "$1");
    }
}
