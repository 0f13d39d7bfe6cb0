package dev.standin.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.sqs.SqsService;
import dev.standin.aws.states.service.StatesService;
import dev.standin.aws.states.testing.FakeFunctions;
import dev.standin.aws.states.testing.FakeTicks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What README.md says of calls, of the command and of its file is so. */
final class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path MODELS = Path.of("src/test/resources/models");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Redshift Data API, redshift-data-2019-12-20.json",
        "Step Functions, sfn-2016-11-23.json",
        "SQS, sqs-2012-11-05.json"
    })
    void the_calls_that_are_listed_are_those_of_awss_model_that_are_not_refused_as_unknown(String name, String model)
            throws IOException {
        SortedSet<String> answered = new TreeSet<>();
        try (Opened opened = new Opened()) {
            Callers callers = new Callers();
            Caller owner = callers.owner();
            JsonService service = service(name, new Place(Stack.EMPTY, callers, owner, Clock.systemUTC()), opened);
            for (String operation : operations(MODELS.resolve(model))) {
                if (!isUnknown(service, owner, operation)) {
                    answered.add(operation);
                }
            }
        }
        assertThat(listed(name)).isEqualTo(answered).isNotEmpty();
    }

    private JsonService service(String name, Place place, Opened opened) {
        StateFolder state = opened.add(StateFolder.open(folder));
        return switch (name) {
            case "Redshift Data API" -> Storage.open(place, state, opened).data();
            case "SQS" -> new SqsService(Storage.open(place, state, opened).queues(), URI.create("http://127.0.0.1:1"));
            default ->
                opened.add(StatesService.open(
                        state,
                        new StatesService.Ports(
                                new FakeTicks(), new FakeFunctions(), change -> {}, new SplittableRandom(1))));
        };
    }

    private static boolean isUnknown(JsonService service, Caller owner, String operation) {
        try {
            service.call(owner, operation, JsonMapper.shared().createObjectNode());
            return false;
        } catch (ServiceFailure failure) {
            return failure.code().equals("UnknownOperationException");
        }
    }

    @Test
    void the_command_opens_the_stack_of_the_file_and_prints_what_clients_need() throws IOException {
        Path stack = folder.resolve("stack.json");
        Files.writeString(stack, between("```json\n", "```"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {"--state", folder.resolve("state").toString(), "--port", "0", "--stack", stack.toString()
        };
        try (LocalAws aws = Main.open(arguments, new PrintStream(out, true, StandardCharsets.UTF_8))) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("export AWS_ENDPOINT_URL=" + aws.endpoint())
                    .contains("export AWS_ACCESS_KEY_ID=AKIA");
            assertThat(aws.queue("arrived-dead").counts().visible()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 99999 | --port: expected a number up to 65535, found \"99999\"",
                "--state s --stack nowhere.json | --stack: there is no file nowhere.json",
                "--states s | unknown option --states",
                "--port 0 | --state is missing"
            })
    void a_wrong_option_is_told_in_a_sentence(String arguments, String sentence) {
        assertThatThrownBy(() -> Main.open(arguments.strip().split(" "), System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    private static SortedSet<String> operations(Path model) throws IOException {
        JsonNode shapes = JsonMapper.shared().readTree(Files.readString(model)).path("shapes");
        SortedSet<String> operations = new TreeSet<>();
        shapes.properties().stream()
                .filter(shape -> shape.getValue().path("type").asString("").equals("operation"))
                .forEach(shape ->
                        operations.add(shape.getKey().substring(shape.getKey().indexOf('#') + 1)));
        return operations;
    }

    private static SortedSet<String> listed(String service) throws IOException {
        Matcher row = Pattern.compile("\\| " + service + " \\| ([^|]+) \\|").matcher(Files.readString(README));
        assertThat(row.find()).isTrue();
        return new TreeSet<>(List.of(row.group(1).strip().split(", ")));
    }

    private static String between(String start, String end) throws IOException {
        String text = Files.readString(README);
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
