package dev.larder.cli;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Losses;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.project.PlanFile;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.project.StageOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.compiler.Binder.Assumption;
import dev.larder.compiler.Compiled;
import dev.larder.core.calendar.OutdatedHolidays;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Plan;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.local.MachineDefinitions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check a project: report every problem with file, line, column, what was expected and what was found.",
            "The state machines that come with larder are checked too.",
            "With --state, say too what of it cannot be applied to the tables that are live there.",
            "Without problems, write the plan to .larder/plan.json in the project's folder."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private StageOption stage = new StageOption();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of a local environment that the project is to be applied to.")
    private @Nullable Path state;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Compiled.Ready ready = project.ready();
        Plan plan = ready.plan();
        MachineDefinitions.refusal(LarderWiring.wiring()).ifPresent(problems -> {
            throw CommandFailure.usage(problems, null);
        });
        List<String> notes = new ArrayList<>();
        if (state == null) {
            stage.requireTaken(plan);
        } else {
            stage.requireTaken(plan, StateOption.of(state));
            notes.addAll(applied(StateOption.of(state), plan));
        }
        PlanFile.write(project.folder(), ready);
        Path file = project.folder().resolve(".larder").resolve("plan.json");
        Console.out(spec)
                .println(summary(plan) + ", in " + file
                        + (state == null ? "" : "; it can be applied to what is live on " + state)
                        + (ready.assumed().isEmpty()
                                ? ""
                                : "; rests on " + Count.of(ready.assumed().size(), "assumption") + " about Redshift"));
        notes.addAll(OutdatedHolidays.of(plan.feeds(), Instant.now()));
        notes.addAll(scrappy(plan));
        notes.forEach(note -> Console.out(spec).println("note: " + note));
        ready.assumed().stream().map(CheckCommand::assumed).forEach(Console.out(spec)::println);
        return ExitCode.OK;
    }

    /** Which tests do not do what they say. */
    private static List<String> scrappy(Plan plan) {
        List<String> notes = new ArrayList<>();
        for (String table : plan.scrappy()) {
            List<String> tests = plan.tests().stream()
                    .filter(test -> test.severity() == DataTest.Severity.BLOCK && test.readsStar(table))
                    .map(DataTest::name)
                    .toList();
            if (!tests.isEmpty()) {
                notes.add("star." + table + " is scrappy, so what reads it only warns and never blocks: "
                        + String.join(", ", tests));
            }
        }
        return notes;
    }

    /** Neither the same as on Redshift for certain nor refused. */
    private static String assumed(Assumption assumption) {
        return "assumed: " + assumption.construct() + ": " + assumption.reason() + " (" + assumption.page() + ")";
    }

    /** Refuses what cannot be applied, and says what would leave the star. */
    private static List<String> applied(StateOption state, Plan plan) {
        List<String> losses = new ArrayList<>();
        try (LocalEnvironment local = LocalEnvironment.reach(state)) {
            local.working(() -> {
                local.requireApplicable(plan);
                losses.addAll(Losses.of(local, plan));
                return ExitCode.OK;
            });
        }
        return losses;
    }

    private static String summary(Plan plan) {
        int contracts =
                plan.feeds().stream().mapToInt(feed -> feed.versions().size()).sum();
        return String.join(
                ", ",
                "ok: " + Count.of(plan.feeds().size(), "feed") + " (" + Count.of(contracts, "contract") + ")",
                Count.of(plan.views().size(), "view"),
                Count.of(plan.models().size(), "table") + " of the star",
                Count.of(plan.tests().size(), "test"),
                Count.of(plan.knobs().size(), "knob") + "; plan " + plan.hash());
    }
}
