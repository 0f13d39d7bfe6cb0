package dev.larder.cli;

import dev.larder.cli.deploy.Account;
import dev.larder.cli.deploy.Deployer;
import dev.larder.cli.deploy.Tools;
import dev.larder.cli.grants.SmallProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An account that only the test knows, and programs that are remembered instead of run. */
abstract class DeployFixture {
    static final String BASE = "/larder/base/default/workgroup-name";

    static final String BASE_FORMAT = "/larder/base/default/format";

    /** Of the day after the last day that {@link #environment} writes. */
    static final Instant NOON = Instant.parse("2026-12-25T12:00:00Z");

    static final String LANDING = "larder-main-euc1-landing-111122223333";
    static final String LAKE = "larder-main-euc1-lake-111122223333";

    @TempDir
    Path folder = Path.of("");

    Path project = Path.of("");
    final Map<String, String> parameters = new TreeMap<>(Map.of(
            BASE,
            "larder-base",
            BASE_FORMAT,
            "3",
            "/larder/base/production/workgroup-name",
            "larder-base-production",
            "/larder/base/production/format",
            "3"));
    final List<Account.Limit> limits = new ArrayList<>();
    final List<String> ran = new ArrayList<>();
    final Map<String, Integer> exits = new TreeMap<>();
    /** What CDK makes of the stack of the branch {@code priced}. */
    String template = "";

    final Set<String> buckets = new TreeSet<>();
    final Set<String> unseen = new TreeSet<>();
    final List<String> invoked = new ArrayList<>();
    String answer = "{}";
    final List<String> asked = new ArrayList<>();
    String stackState = "";
    String stackError = "An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id"
            + " larder-main does not exist";
    Map<String, String> variables = Map.of();

    @BeforeEach
    void write() throws IOException {
        project = SmallProject.in(folder.resolve("project"));
    }

    final void environment(String branch, String stage) {
        String path = "/larder/environments/" + branch + "/";
        parameters.put(path + "branch", branch);
        parameters.put(path + "stage", stage);
        parameters.put(path + "owner", "me");
        parameters.put(path + "lake-bucket", "larder-" + branch + "-lake");
        if (!stage.equals("production")) {
            parameters.put(path + "expires", "2026-12-24");
        }
    }

    static Account.Limit limit(int used) {
        return new Account.Limit.Known("databases of the namespace", used, 100, 1);
    }

    final List<String> cdk() {
        return ran.stream().filter(command -> command.startsWith("npx cdk ")).toList();
    }

    final Typed deploy(String... more) {
        return run(Stream.concat(Stream.of("deploy", "--project", project.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    final Typed destroy(String branch) {
        return run("destroy", branch, "--project", project.toString(), "--yes");
    }

    final Typed run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Larder.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Deployer(new Recorded(), Known::new, variables, Clock.fixed(NOON, ZoneOffset.UTC)));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Programs that do nothing but be remembered. */
    private final class Recorded implements Tools {
        @Override
        public int run(Path where, List<String> command) {
            String line = String.join(" ", command);
            ran.add(line);
            if (line.startsWith("npx cdk diff ") && !template.isEmpty()) {
                synthesise(where);
            }
            return exits.entrySet().stream()
                    .filter(exit -> line.startsWith(exit.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(0);
        }

        private void synthesise(Path where) {
            try {
                Path file = where.resolve("target/cdk.out/larder-priced.template.json");
                Files.createDirectories(file.getParent());
                Files.writeString(file, template);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public String firstLine(Path where, List<String> command) {
            return switch (command.getFirst()) {
                case "git" -> "checked/out";
                default -> "";
            };
        }

        @Override
        public Said ask(Path where, List<String> command) {
            asked.add(String.join(" ", command));
            return stackState.isEmpty() ? new Said(254, "", stackError) : new Said(0, stackState, "");
        }
    }

    private final class Known implements Account {
        @Override
        public String number() {
            return "111122223333";
        }

        @Override
        public String region() {
            return "eu-central-1";
        }

        @Override
        public Map<String, String> parameters(String path) {
            Map<String, String> found = new TreeMap<>();
            parameters.forEach((name, value) -> {
                if (name.startsWith(path)) {
                    found.put(name.substring(path.length()), value);
                }
            });
            return found;
        }

        @Override
        public List<Limit> limits(Map<String, String> base) {
            return limits;
        }

        @Override
        public Optional<Long> newestRelease(String lakeBucket) {
            return lakeBucket.equals("larder-main-lake") ? Optional.of(7L) : Optional.of(0L);
        }

        @Override
        public Optional<Boolean> hasBucket(String name) {
            return unseen.contains(name) ? Optional.empty() : Optional.of(buckets.contains(name));
        }

        @Override
        public String invoke(String function, String payload) {
            invoked.add(function + " " + payload);
            return answer;
        }

        @Override
        public void close() {}
    }
}
