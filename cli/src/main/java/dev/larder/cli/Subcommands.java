package dev.larder.cli;

import dev.larder.cli.decide.ApproveCommand;
import dev.larder.cli.decide.CloseCommand;
import dev.larder.cli.decide.CountersignCommand;
import dev.larder.cli.decide.HoldCommand;
import dev.larder.cli.decide.KnobsCommand;
import dev.larder.cli.decide.LiftCommand;
import dev.larder.cli.decide.PolicyCommand;
import dev.larder.cli.decide.RollbackCommand;
import dev.larder.cli.decide.SignCommand;
import dev.larder.cli.decide.UnpinCommand;
import dev.larder.cli.decide.WaiveCommand;
import dev.larder.cli.decide.WithdrawCommand;
import dev.larder.cli.demo.DemoCommand;
import dev.larder.cli.deploy.CostCommand;
import dev.larder.cli.deploy.DeployCommand;
import dev.larder.cli.deploy.DestroyCommand;
import dev.larder.cli.deploy.EnvironmentsCommand;
import dev.larder.cli.deploy.ReaderCommand;
import dev.larder.cli.fresh.NewCommand;
import dev.larder.cli.redrive.CancelCommand;
import dev.larder.cli.redrive.RedriveCommand;
import dev.larder.cli.redrive.WatchCommand;
import dev.larder.cli.restore.RestoreCommand;
import dev.larder.cli.sql.QueryCommand;
import dev.larder.cli.sql.SqlCommand;
import dev.larder.cli.status.StatusCommand;
import dev.larder.cli.suggest.SuggestCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * The commands below {@code larder}. Only the one that is called is made, since to describe all of them to picocli costs more than most of
 * them do; all are where a list is asked for, or a name is not known.
 */
final class Subcommands {
    private static final SequencedMap<String, Class<?>> ALL = subcommands();

    private Subcommands() {}

    /** The command with what these arguments may call. */
    static CommandLine line(Larder larder, String[] args, IFactory factory) {
        CommandLine line = new CommandLine(larder, factory);
        Class<?> called = args.length == 0 ? null : ALL.get(args[0]);
        Map<String, Class<?>> needed = called == null ? ALL : Map.of(args[0], called);
        needed.forEach((name, type) -> line.addSubcommand(name, new CommandLine(type, factory)));
        return line;
    }

    /** By their names, in the order in which they are listed. */
    private static SequencedMap<String, Class<?>> subcommands() {
        SequencedMap<String, Class<?>> all = new LinkedHashMap<>();
        all.put("demo", DemoCommand.class);
        all.put("up", UpCommand.class);
        all.put("run", RunCommand.class);
        all.put("query", QueryCommand.class);
        all.put("sql", SqlCommand.class);
        all.put("status", StatusCommand.class);
        all.put("hold", HoldCommand.class);
        all.put("lift", LiftCommand.class);
        all.put("close", CloseCommand.class);
        all.put("withdraw", WithdrawCommand.class);
        all.put("waive", WaiveCommand.class);
        all.put("countersign", CountersignCommand.class);
        all.put("knobs", KnobsCommand.class);
        all.put("approve", ApproveCommand.class);
        all.put("policy", PolicyCommand.class);
        all.put("rollback", RollbackCommand.class);
        all.put("sign", SignCommand.class);
        all.put("unpin", UnpinCommand.class);
        all.put("restore", RestoreCommand.class);
        all.put("ask", AskCommand.class);
        all.put("watch", WatchCommand.class);
        all.put("cancel", CancelCommand.class);
        all.put("redrive", RedriveCommand.class);
        all.put("check", CheckCommand.class);
        all.put("suggest", SuggestCommand.class);
        all.put("receive", ReceiveCommand.class);
        all.put("new", NewCommand.class);
        all.put("pull", PullCommand.class);
        all.put("deploy", DeployCommand.class);
        all.put("destroy", DestroyCommand.class);
        all.put("environments", EnvironmentsCommand.class);
        all.put("cost", CostCommand.class);
        all.put("reader", ReaderCommand.class);
        return all;
    }
}
