package dev.larder.cli.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.Typed;
import dev.larder.cli.environment.Address;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.grants.SmallProject;
import dev.larder.cli.status.Status;
import dev.larder.core.wiring.EnvironmentFacts;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each operating verb on one environment by {@code --state}, and by {@code --env} as if it were deployed: the same, but for names. */
final class BothWaysTest {
    /** Of the list in the help. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)(?: |$)");

    /** What lies in dead-letter queues and can be read, by the name of the queue; in others lies poison. */
    private static final Map<String, String> LETTERS = Map.of(
            "landed-undelivered",
            "{\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"suppliers/acme/sale/x.csv\",\"version-id\":\"7\"}}}",
            "build-warehouse-ended-badly-undelivered",
            "{\"detail\":{\"name\":\"2026-03-15-0123456789ab-1\",\"status\":\"FAILED\",\"cause\":\"c\"}}",
            "start-run-schedule-undelivered",
            "{\"time\":\"2026-03-15T00:00:00Z\"}",
            "notices-undelivered",
            "{\"notice\":\"notices/acme/sale/late/x.txt\"}");

    @TempDir
    private static Path folder;

    private static LocalEnvironment environment;
    private static Map<String, String> process = Map.of();

    @BeforeAll
    static void open() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        environment = LocalEnvironment.deploy(folder.resolve("state"), TestProject.plan(project), 0);
        StateOption.of(folder.resolve("state")).remember(project, Stage.DEV);
        environment.start();
        process = Operator.of(environment.variables());
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    @Test
    void a_file_is_dropped_answered_and_published_and_every_look_says_the_same() throws IOException {
        Typed dropped = env("run", "--as", "acme/sale", "--drop", sale("sale_1.csv", "2026-03-01", 7));
        assertThat(dropped.exit()).as(dropped.out() + dropped.err()).isZero();
        assertThat(dropped.out())
                .contains("accepted   suppliers/acme/sale/sale_1.csv", "published  Release 1")
                .contains(folder.resolve("papers") + "/receipts/acme/sale/");

        same("status");
        same("status", "--json");
        same("status", "--all");
        JsonNode earlier =
                JsonMapper.shared().valueToTree(Status.of(environment, 1)).path("earlier");
        assertThat(earlier.path("releases").asInt()).as("the empty one").isEqualTo(1);
        assertThat(earlier.path("deliveries").asInt()).isZero();
        same("query", "select * from star.fct_sale order by sale_no", "--format", "csv");
        same("query", "select release from ops.release");
        same("query", "select nothing from star.fct_sale");
        same("query", "delete from star.fct_sale");
        same("suggest", "tests");
        same("hold", "nothing", "--why", "x");

        String delivery = dropped.out().replaceAll("(?s).*\\[([0-9a-f]{8})].*", "$1");
        assertThat(env("hold", delivery, "--why", "doubt").out()).contains("is on hold\n");
        assertThat(same("hold", delivery, "--why", "again").out()).contains("is on hold already");
        assertThat(env("lift", delivery, "--why", "settled").out()).contains("is no longer on hold");
        same("lift", delivery, "--why", "again");
        Typed asked = env("ask", delivery, "Is it whole?");
        assertThat(asked.out()).as(asked.err()).contains("acme is asked about delivery");
        assertThat(same("ask", delivery, "Is it whole?").out()).contains("acme is asked already");
        same("run");
        same("status");
        assertThat(same("watch", "--once").out())
                .contains("Release 1", ", report " + folder.resolve("papers") + "/runs/");
        same("cancel", "2026", "--why", "x");
        assertThat(same("redrive").out()).isEqualTo("Dead letters: none\n\nFailed runs: none\n\n");
        same("redrive", "nothing");
    }

    @Test
    void a_poison_message_in_each_queue_is_found_shown_and_put_back() {
        DeadLetters dead = new DeadLetters(environment);
        try {
            // A queue that is not listed gets poison all the same, and must be shown.
            List<String> queues = LarderWiring.wiring().deadLetters();
            assertThat(queues).containsAll(LETTERS.keySet());
            queues.forEach(queue -> dead.send(queue, LETTERS.getOrDefault(queue, "poison")));

            Typed shown = same("redrive");

            JsonNode letters = JsonMapper.shared()
                    .readTree(same("redrive", "--json").out())
                    .path("letters");
            assertThat(letters.valueStream().map(letter -> letter.path("queue").asString()))
                    .containsExactlyInAnyOrderElementsOf(queues.stream()
                            .map(queue -> "larder-local-" + queue + "-dead")
                            .toList());
            assertThat(shown.out())
                    .contains("no announcement of a file: poison", "larder-local-receive-delivery cannot read it")
                    .contains("no poke: poison", "larder-local-start-run failed each time; its log says how")
                    .contains("suppliers/acme/sale/x.csv (version 7)", "EventBridge could not deliver it")
                    .contains("the run 2026-03-15-0123456789ab-1 ended FAILED")
                    .contains("a tick of a schedule, 2026-03-15T00:00:00Z")
                    .contains("nobody was told of notices/acme/sale/late/x.txt");
            Typed back = env("redrive", "all");
            assertThat(back.exit()).as(back.err()).isZero();
            assertThat(back.out())
                    .contains("put back   no announcement of a file: poison", "put back   no poke: poison")
                    .contains("put back   the run 2026-03-15-0123456789ab-1 ended FAILED")
                    .contains("left       nobody was told of notices/acme/sale/late/x.txt");
            String notice = JsonMapper.shared()
                    .readTree(same("redrive", "--json").out())
                    .at("/letters/0/id")
                    .asString();
            assertThat(env("redrive", notice, "--answered", "--why", "told by telephone")
                            .out())
                    .isEqualTo("taken out  nobody was told of notices/acme/sale/late/x.txt\n");
            assertThat(same("redrive").out()).startsWith("Dead letters: none\n");
            assertThat(environment.environment().lake().objects().keys("dead-letters/"))
                    .containsExactly("dead-letters/larder-local-notices-undelivered-dead/" + notice + ".json");
        } finally {
            dead.purgeLanded();
        }
    }

    /** As if each were deployed: all lead to the one environment that there is. */
    @Test
    void a_branch_of_any_name_is_found_by_it_and_by_the_name_of_its_environment() {
        for (String branch : List.of("production", "b".repeat(200), "größe/été", "日本語", "feature/x-1a2b3c")) {
            remember(branch);
            String status = Typed.within(environment.variables(), "status", "--env", "local", "--json")
                    .out();
            for (String name : List.of(branch, Slug.of(branch).text())) {
                Typed typed = Typed.within(environment.variables(), "status", "--env", name, "--json");
                assertThat(typed.exit()).as(typed.err()).isZero();
                assertThat(typed.out()).isEqualTo(status);
            }
        }
    }

    @Test
    void a_name_that_is_one_branch_and_anothers_environment_is_refused() {
        remember("other/y");
        String twice = Slug.of("other/y").text();
        remember(twice);
        assertThat(Typed.within(environment.variables(), "status", "--env", twice)
                        .err())
                .contains("--env " + twice + " means two: the environment " + Slug.of(twice) + " of the branch " + twice
                        + ", and the environment " + twice + " of the branch other/y");
    }

    @Test
    void an_environment_says_whether_it_fetches_files_and_one_of_a_former_version_does_not() {
        String variables = JsonMapper.shared().writeValueAsString(environment.variables());
        assertThat(wired(Map.of(EnvironmentFacts.VARIABLES, variables, EnvironmentFacts.PULLS, "true")))
                .isEqualTo(LarderWiring.pulling());
        assertThat(wired(Map.of(EnvironmentFacts.VARIABLES, variables, EnvironmentFacts.PULLS, "false")))
                .isEqualTo(LarderWiring.wiring());
        assertThat(wired(Map.of(EnvironmentFacts.VARIABLES, variables))).isEqualTo(LarderWiring.wiring());
    }

    private static Wiring wired(Map<String, String> facts) {
        try (Reached reached = DeployedEnvironment.of(
                new KnownEnvironment("dev", facts), environment.variables(), Address.ofState(folder))) {
            return reached.wiring();
        }
    }

    private static void remember(String branch) {
        String path = EnvironmentFacts.path(Slug.of(branch));
        try (SsmClient ssm = environment.clients().alike(SsmClient.builder()).build()) {
            Map.of(
                            EnvironmentFacts.BRANCH,
                            branch,
                            EnvironmentFacts.VARIABLES,
                            JsonMapper.shared().writeValueAsString(environment.variables()))
                    .forEach((name, value) -> ssm.putParameter(
                            put -> put.name(path + name).type("String").value(value)));
        }
    }

    @Test
    void the_page_for_operators_lists_what_goes_both_ways_and_what_only_here() throws IOException {
        Map<String, String> nested = Map.of("knobs", "list", "suggest", "tests", "new", "feed");
        List<String> both = new ArrayList<>();
        List<String> here = new ArrayList<>();
        COMMAND.matcher(Typed.larder("--help").out())
                .results()
                .map(line -> line.group(1))
                .sorted()
                .forEach(verb -> {
                    String help = Typed.larder(Stream.of(verb, nested.getOrDefault(verb, ""), "--help")
                                    .filter(word -> !word.isEmpty())
                                    .toArray())
                            .out();
                    if (help.contains("--state")) {
                        (help.contains("--env") ? both : here).add("`" + verb + "`");
                    }
                });

        assertThat(Files.readString(TestProject.BUNDLED.resolve("docs/operator.md")))
                .contains("- **Both**: " + String.join(", ", both) + "\n")
                .contains("- **Here only** (`--state`): " + String.join(", ", here) + "\n");
    }

    @Test
    void an_environment_that_is_not_there_is_not_guessed() {
        Typed.within(environment.variables(), "status", "--env", "feature/x")
                .isRefused(
                        2,
                        "no environment of feature/x in region us-east-1 (it would be called feature-x-217d2b)",
                        "larder environments lists what there is; --region and --profile say where to look");
        Typed.within(process, "status", "--env", "")
                .isRefused(
                        2,
                        "--env is empty: expected a branch or the name of its environment",
                        "larder environments lists them");
    }

    @Test
    void one_of_the_two_is_named_and_what_belongs_to_the_other_is_refused() {
        Typed.larder("status")
                .isRefused(2, "which environment? Expected --state DIR for a local one, or --env NAME for one on AWS");
        Typed.larder("status", "--state", "x", "--env", "y")
                .isRefused(2, "--state names a local environment, --env one on AWS: name one of them");
        Typed.larder("status", "--state", "x", "--profile", "p")
                .isRefused(2, "--profile belongs to --env NAME; a local environment has none");
        env("run", "--drop", "x", "--at", "2026-03-01T00:00:00Z")
                .isRefused(2, "--at belongs to --state DIR: on AWS a file lands when it is dropped");
        env("run", "--project", "x")
                .isRefused(2, "--project belongs to --state DIR: on AWS larder deploy brings a project");
    }

    @Test
    void without_credentials_or_a_region_a_person_is_told_what_is_missing() {
        Typed.within(Map.of("AWS_REGION", "us-east-1", "AWS_PROFILE", "nobody"), "status", "--env", "main")
                .isRefused(
                        2,
                        "AWS did not get the question: there are no credentials, or no connection",
                        "aws sts get-caller-identity says whether the AWS CLI reaches it with the same settings;"
                                + " sign in, or name a profile with --profile");
    }

    private static Path sale(String name, String day, int amount) throws IOException {
        return Files.writeString(folder.resolve(name), SmallProject.day(day, amount));
    }

    /** Asks both ways, and returns the answer. */
    private static Typed same(Object... verb) {
        Typed state = state(verb);
        Typed env = env(verb);
        assertThat(named(env)).isEqualTo(named(state));
        return env;
    }

    /** With one name for each of the two. */
    private static Typed named(Typed typed) {
        return new Typed(typed.exit(), named(typed.out()), named(typed.err()));
    }

    private static String named(String text) {
        return text.replace(folder.resolve("papers").toString(), "OUT")
                .replace(folder.resolve("state").resolve("out").toString(), "OUT")
                .replace("--env local --out " + folder.resolve("papers"), "HERE")
                .replace("--env local", "HERE")
                .replace("--state " + folder.resolve("state"), "HERE");
    }

    private static Typed state(Object... verb) {
        return Typed.larder(Stream.concat(Stream.of(verb), Stream.of("--state", folder.resolve("state")))
                .toArray());
    }

    private static Typed env(Object... verb) {
        return Typed.within(
                process,
                Stream.concat(Stream.of(verb), Stream.of("--env", "local", "--out", folder.resolve("papers")))
                        .toArray());
    }
}
