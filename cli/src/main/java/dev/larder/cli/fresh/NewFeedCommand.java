package dev.larder.cli.fresh;

import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.GivenFile;
import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.terminal.ShellLine;
import dev.larder.cli.trial.Known;
import dev.larder.cli.trial.Trial;
import dev.larder.compiler.draft.FeedDraft;
import dev.larder.core.contract.FeedId;
import dev.larder.core.plan.Plan;
import dev.larder.core.sample.Sample;
import dev.larder.core.sample.SampleFile;
import dev.larder.core.sample.SampleReader;
import dev.larder.core.sample.UnclearSample;
import dev.larder.functions.reception.TemporaryFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder new feed}. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Draft a contract and a first view from files that a supplier sent.",
            "Everything in the draft is a guess and says what was seen; read it before you rely on it.",
            "Then the project is checked and each file is tried, as larder check and larder receive do.",
            "Exit code: 0 the files would be accepted, 3 one would be rejected."
        })
final class NewFeedCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SUPPLIER/FEED", description = "The feed's name, for example acme/rx.")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "Files of this feed as the supplier sends them, each with its name.")
    private List<Path> files = List.of();

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            defaultValue = "data-desk",
            description = "Who answers for the contract here (default: ${DEFAULT-VALUE}).")
    private String owner = "";

    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            defaultValue = "data-desk@example.com",
            description = "Whom the supplier asks (default: ${DEFAULT-VALUE}, to be replaced).")
    private String contact = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        FeedId feed = feed();
        Path folder = project.folderToChange();
        files.forEach(GivenFile::require);
        FeedDraft draft = FeedDraft.of(sample(), feed, new FeedDraft.People(owner, contact));
        NewFiles created = new NewFiles(folder);
        Path contract = Path.of("contracts", feed.supplier() + "-" + feed.name() + "-" + FeedDraft.VERSION + ".yaml");
        created.add(contract, draft.contract());
        created.add(Path.of("sql", "qa", draft.table() + ".sql"), draft.view());
        PrintWriter out = Console.out(spec);
        created.write().forEach(path -> out.println("wrote " + path));
        long looks =
                draft.contract().lines().filter(line -> line.contains("LOOK")).count();
        out.println(Count.of(looks, "place") + " to look at: grep LOOK "
                + ShellLine.quoted(created.path(contract).toString()));
        return tried(feed, ProjectOption.plan(folder), out);
    }

    private FeedId feed() {
        String[] parts = name.split("/", 2);
        if (parts.length < 2) {
            throw CommandFailure.usage(
                    "expected SUPPLIER/FEED, found " + name, "say whose it is, for example acme/" + name);
        }
        try {
            return new FeedId(parts[0], parts[1]).declared();
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(name + " cannot be a feed's name: " + wrong.getMessage(), null);
        }
    }

    private Sample sample() {
        List<SampleFile> samples = files.stream()
                .map(file -> new SampleFile(String.valueOf(file.getFileName()), () -> Files.newInputStream(file)))
                .toList();
        try (TemporaryFiles scratch = new TemporaryFiles()) {
            return SampleReader.read(samples, scratch);
        } catch (UnclearSample unclear) {
            throw CommandFailure.usage(String.valueOf(unclear.getMessage()), null);
        } catch (IOException failed) {
            throw CommandFailure.infrastructure("cannot read the samples: " + failed.getMessage(), null)
                    .because(failed);
        }
    }

    /** Tries each file with the contract that was drafted from it. */
    private int tried(FeedId feed, Plan plan, PrintWriter out) {
        int code = ExitCode.OK;
        for (Path file : files) {
            Trial trial =
                    Trial.of(new Trial.Tried(file, feed.toString(), null, Instant.now()), plan, new Known.Nothing());
            if (!trial.record().accepted()) {
                out.print(SafeText.lines(trial.receipt().text()));
                code = ExitCode.REJECTED;
            } else {
                out.println("tried " + SafeText.of(file.toString()) + ": it would be accepted");
            }
        }
        out.flush();
        return code;
    }
}
