package dev.larder.cli.redrive;

import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.redrive.DeadLetters.Held;
import dev.larder.cli.redrive.FailedRuns.Failed;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code larder redrive}. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Show what lies in the dead-letter queues and which runs failed: what it is, since when and why.",
            "With WHAT, put it back: a message to its queue, a run to where it failed, or as its next attempt."
        })
public final class RedriveCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            description = "The beginning of a message's id or of a run's name, as shown without WHAT; or all.")
    private List<String> what = new ArrayList<>();

    @Option(
            names = "--answered",
            description =
                    "Take the messages out instead: nothing is to be done any more. What they were is kept in the lake.")
    private boolean answered;

    @Option(names = "--why", paramLabel = "TEXT", description = "With --answered: how it was answered.")
    private String why = "";

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What there is, as {@code --json} prints it. */
    record Shown(List<Letter> letters, List<Failed> runs) {
        Shown {
            letters = List.copyOf(letters);
            runs = List.copyOf(runs);
        }
    }

    @Override
    public Integer call() {
        if (answered == why.isBlank()) {
            throw CommandFailure.usage("--answered and --why TEXT belong together", null);
        }
        if (answered && what.isEmpty()) {
            throw CommandFailure.usage("--answered needs WHAT: which messages are taken out?", null);
        }
        try (Reached reached = where.reach()) {
            return reached.working(() -> redrive(reached));
        }
    }

    private int redrive(Reached reached) {
        DeadLetters letters = new DeadLetters(reached);
        FailedRuns runs = new FailedRuns(reached);
        List<Held> held = new ArrayList<>(letters.read());
        try {
            List<Failed> failed = runs.list();
            if (what.isEmpty()) {
                show(reached, new Shown(held.stream().map(Held::letter).toList(), failed));
                return ExitCode.OK;
            }
            requireMeant(held, failed);
            handle(letters, held);
            if (!answered) {
                redrive(reached, runs, failed);
            }
            return ExitCode.OK;
        } finally {
            letters.leave(held);
        }
    }

    private void requireMeant(List<Held> held, List<Failed> failed) {
        for (String each : what) {
            if (!each.equals(ALL)
                    && held.stream().noneMatch(letter -> letter.letter().id().startsWith(each))
                    && failed.stream().noneMatch(run -> run.run().startsWith(each))) {
                throw CommandFailure.usage(
                        "no message and no failed run begins with " + each, "larder redrive shows what there is");
            }
        }
    }

    private boolean isMeant(String name) {
        return what.contains(ALL) || what.stream().anyMatch(name::startsWith);
    }

    /** Takes each that is handled out of the list, which is what is still hidden. */
    private void handle(DeadLetters letters, List<Held> held) {
        PrintWriter out = Console.out(spec);
        for (Held each : List.copyOf(held)) {
            if (!isMeant(each.letter().id())) {
                continue;
            }
            if (answered) {
                letters.takeOut(each, why);
                held.remove(each);
                out.println("taken out  " + SafeText.of(each.letter().what()));
            } else if (each.queue().kind() == DeadLetterQueue.Kind.NOTICE && what.contains(ALL)) {
                out.println("left       " + SafeText.of(each.letter().what())
                        + ": a notice is not sent again; --answered takes it out");
            } else {
                String done = letters.putBack(each);
                held.remove(each);
                out.println("%-10s %s".formatted(done, SafeText.of(each.letter().what())));
            }
        }
    }

    /** Only the newest failed run goes on: its cause is that of the older ones too. */
    private void redrive(Reached reached, FailedRuns runs, List<Failed> failed) {
        failed.stream().filter(run -> isMeant(run.run())).findFirst().ifPresent(run -> {
            String how = runs.redrive(run.run());
            Console.out(spec)
                    .println("redriven   " + run.run() + " " + how
                            + (reached.works() ? "" : "; " + reached.address().larder("run") + " takes it up"));
        });
    }

    private void show(Reached reached, Shown shown) {
        PrintWriter out = Console.out(spec);
        if (json) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(shown));
            return;
        }
        table(
                out,
                "Dead letters",
                List.of("message", "queue", "since", "what", "why"),
                shown.letters().stream().map(RedriveCommand::row).toList());
        table(
                out,
                "Failed runs",
                List.of("run", "state", "ended", "why", "report"),
                shown.runs().stream()
                        .map(run -> List.of(
                                run.run(),
                                run.state(),
                                run.ended().truncatedTo(ChronoUnit.SECONDS).toString(),
                                run.why(),
                                run.report()))
                        .toList());
        if (!shown.letters().isEmpty() || !shown.runs().isEmpty()) {
            out.println("When the cause is mended: " + reached.address().larder("redrive", ALL));
        }
    }

    private static List<String> row(Letter letter) {
        return List.of(
                letter.id(),
                letter.queue(),
                letter.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                letter.what(),
                letter.answered() == null ? letter.why() : letter.answered());
    }

    private static void table(PrintWriter out, String title, List<String> columns, List<List<String>> rows) {
        out.println(rows.isEmpty() ? title + ": none" : title);
        if (!rows.isEmpty()) {
            TextTable.print(columns, rows, out);
        }
        out.println();
    }
}
