package dev.larder.cli.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.TextTable;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decisions;
import dev.larder.core.plan.Knob;
import dev.larder.functions.Environment;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code larder knobs list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the knobs: value, range, what the project says, and who turned them until when and why.")
final class KnobsListCommand implements Callable<Integer> {
    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** One knob; what begins with {@code set} says who turned it, and is null when nobody did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String knob,
            String type,
            String value,
            String project,
            String allowed,
            String description,
            String owner,
            @Nullable String setBy,
            @Nullable Instant setAt,
            @Nullable Instant until,
            @Nullable String why) {
        static Row of(Knob knob, Decisions decisions, Instant now) {
            Decided set = decisions.knob(knob.name(), now).orElse(null);
            String value = set == null ? knob.value() : Decisions.value(set, knob.name());
            String problem = knob.problem(value).orElse("");
            return new Row(
                    knob.name(),
                    knob.type(),
                    problem.isEmpty() ? value : knob.value(),
                    knob.value(),
                    knob.minimum() == null && knob.maximum() == null ? "any" : knob.range(),
                    knob.description(),
                    knob.owner(),
                    set == null ? null : set.person(),
                    set == null ? null : set.at(),
                    set == null ? null : set.what().ends(),
                    set == null
                            ? null
                            : problem.isEmpty()
                                    ? set.why()
                                    : "set to " + value + ", which counts no more: the project now wants " + problem);
        }

        List<String> cells() {
            return List.of(
                    knob,
                    value,
                    allowed,
                    project,
                    setBy == null ? "-" : setBy,
                    until == null ? "-" : until.toString(),
                    why == null ? description : why);
        }
    }

    @Override
    public Integer call() {
        try (Reached reached = where.reach()) {
            List<Row> rows = reached.working(() -> rows(reached.environment()));
            PrintWriter out = Console.out(spec);
            if (json) {
                out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
            } else if (rows.isEmpty()) {
                out.println("The project has no knobs.");
            } else {
                TextTable.print(
                        List.of("knob", "value", "allowed", "project", "set by", "until", "why"),
                        rows.stream().map(Row::cells).toList(),
                        out);
            }
            return ExitCode.OK;
        }
    }

    private static List<Row> rows(Environment environment) {
        Decisions decisions = environment.decisions().read();
        Instant now = environment.clock().instant();
        return environment.plan().knobs().stream()
                .map(knob -> Row.of(knob, decisions, now))
                .toList();
    }
}
