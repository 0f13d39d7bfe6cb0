package dev.larder.cli.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.cli.Typed;
import dev.larder.cli.reach.Operator;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** What a person in the role of an environment's operators types, by {@code --env}. */
record OperatorsDay(Environment environment, AwsClients clients, Map<String, String> process, Path folder) {
    /** A person who has taken the role on. */
    static OperatorsDay begin(Environment environment, AwsClients clients, Map<String, String> owner) {
        try {
            return new OperatorsDay(environment, clients, Operator.of(owner), Files.createTempDirectory("operator"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** A delivery with a day's sale and an empty one are dropped and answered; then a supplier is asked. */
    void drops(String name, String day) {
        write("suppliers/acme/sale/" + name, SmallProject.day(day, 1));
        typed(0, "run", "--drop", folder.resolve("suppliers"));
        write("empty/suppliers/acme/sale/sale_empty.csv", "");
        typed(3, "run", "--drop", folder.resolve("empty"));
        typed(0, "ask", delivery(name), "Is it whole?");
        typed(0, "status");
        typed(0, "query", "select count(*) from raw.sale");
    }

    /** A delivery is held, and the hold is lifted; who made the project says so. */
    void decides(String name) {
        String delivery = delivery(name);
        typed(0, "hold", delivery, "--why", "a rehearsal");
        typed(0, "lift", delivery, "--why", "a rehearsal");
        typed(0, "sign", "--why", "a rehearsal");
        typed(0, "run");
    }

    /** What waits is blocked, and the reason is said. */
    void sees(String reason) {
        assertThat(typed(0, "status").out()).contains(reason);
    }

    /** A run is stopped as soon as it is under way, and then goes on. */
    void stops(Runnable beginning) {
        typed(0, "watch", "--once");
        beginning.run();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> runs("RUNNING") > 0);
        typed(0, "watch", "--once");
        typed(0, "cancel", "2", "--why", "a rehearsal");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> typed(0, "redrive").out().contains("stopped by a person"));
        assertThat(typed(0, "redrive", "all").out()).contains("goes on where it failed");
    }

    private int runs(String status) {
        return clients.stepFunctions()
                .listExecutions(list ->
                        list.stateMachineArn(environment.settings().machine()).statusFilter(status))
                .executions()
                .size();
    }

    /** What lies in each dead-letter queue is put back or taken out. */
    void redrives(Consumer<String> laying) {
        LarderWiring.wiring().deadLetters().forEach(laying);
        typed(0, "redrive");
        typed(0, "redrive", "all");
        String notice = JsonMapper.shared()
                .readTree(typed(0, "redrive", "--json").out())
                .at("/letters/0/id")
                .asString();
        typed(0, "redrive", notice, "--answered", "--why", "a rehearsal");
    }

    private String delivery(String name) {
        return NextRun.of(environment).deliveries().stream()
                .filter(delivery -> delivery.landed().fileName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Typed typed(int exit, Object... verb) {
        List<Object> line = new ArrayList<>(List.of(verb));
        line.addAll(List.of("--env", environment.settings().environment(), "--out", folder.resolve("out")));
        Typed typed = Typed.within(process, line.toArray());
        assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(exit);
        return typed;
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
