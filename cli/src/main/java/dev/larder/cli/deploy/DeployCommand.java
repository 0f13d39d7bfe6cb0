package dev.larder.cli.deploy;

import dev.larder.cli.environment.Losses;
import dev.larder.cli.project.PlanFile;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.reach.DeployedEnvironment;
import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.Home;
import dev.larder.cli.terminal.SafeText;
import dev.larder.compiler.Compiled;
import dev.larder.core.plan.Plan;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Make or update the environment of a branch on AWS: check the project, pack the functions, look whether a"
                    + " new environment",
            "fits the account's limits, show what will be made and changed, deploy it, drop a sample and wait for its"
                    + " release.",
            "A stage may be raised and is never lowered: without --stage an environment keeps the one it has."
        })
public final class DeployCommand implements Callable<Integer> {
    private static final List<String> DECIDED = List.of(
            StackContext.BRANCH,
            StackContext.STAGE,
            StackContext.PLAN,
            StackContext.ON,
            StackContext.BASE,
            StackContext.ACCOUNT,
            StackContext.REGION);

    private final Deployer deployer;

    @Mixin
    private BranchOption branch = new BranchOption();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "dev, test, preview or production (default: what the environment is; dev for a new one).")
    private @Nullable String stage;

    @Option(
            names = "--base",
            paramLabel = "NAME",
            description = "The base that the environment stands on (default: the one it stands on; for a new one"
                    + " \"production\" if that is its stage, otherwise \"default\").")
    private @Nullable String base;

    @Option(
            names = "--sample",
            paramLabel = "DIR",
            description =
                    "Files to drop afterwards (default: those that come with the project). None on production: there"
                            + " they would stay for ever.")
    private @Nullable Path sample;

    @Option(names = "--no-sample", description = "Drop no sample.")
    private boolean noSample;

    @Option(
            names = "-c",
            paramLabel = "NAME=VALUE",
            description =
                    "Further context of CDK's app, as docs/deploy.md lists it, for example -c owner=ann. What is not"
                            + " named here or in infra-cdk/cdk.json has its default again.")
    private List<String> more = List.of();

    @Option(names = "--yes", description = "Deploy without asking.")
    private boolean yes;

    @Option(
            names = "--sign",
            description =
                    "With --yes: sign the project as its author, as is done for who answers the question. Under the"
                            + " policy governance a project that nobody has signed waits.")
    private boolean sign;

    @Spec
    private @Nullable CommandSpec spec;

    /** With these tools, in this account. */
    public DeployCommand(Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public Integer call() {
        requireOwnWords();
        String name = branch.named(deployer.tools());
        Compiled.Ready compiled = project.ready();
        try (Account account = deployer.account().get()) {
            return deploy(account, name, compiled, Console.out(spec));
        }
    }

    /** What the command decides itself would otherwise be said twice. */
    private void requireOwnWords() {
        for (String context : more) {
            String name = context.substring(0, Math.max(context.indexOf('='), 0));
            if (name.isEmpty() || DECIDED.contains(name)) {
                throw CommandFailure.usage(
                        "-c " + context + ": expected NAME=VALUE, and none of " + String.join(", ", DECIDED),
                        "the branch is named behind deploy; the others are --stage, --project, --base and AWS_REGION");
            }
        }
    }

    private int deploy(Account account, String name, Compiled.Ready compiled, PrintWriter out) {
        Slug slug = Slug.of(name);
        Optional<KnownEnvironment> known = KnownEnvironment.find(account::parameters, slug);
        Stage wanted = stage(name, known);
        compiled.plan().refusal(wanted).ifPresent(why -> {
            throw CommandFailure.usage(
                    why, "nothing was deployed; larder check --stage production says the same beforehand");
        });
        Base shared = Base.serving(account, base(known, wanted));
        if (sample != null && wanted == Stage.PRODUCTION) {
            throw CommandFailure.usage(
                    "no sample is dropped on production: what lands there stays for ever", "leave --sample out");
        }
        out.println("%s: environment %s, stage %s, account %s, region %s, plan %s"
                .formatted(
                        name,
                        slug,
                        wanted.text(),
                        account.number(),
                        account.region(),
                        compiled.plan().hash().substring(0, 12)));
        if (known.isEmpty()) {
            requireRoom(account.limits(shared.facts()), out);
        }
        Optional<FormerAttempt> former = Optional.of(wanted)
                .filter(stage -> stage == Stage.PRODUCTION && known.isEmpty())
                .map(stage -> FormerAttempt.find(deployer.tools(), account, slug));
        Path file = PlanFile.write(project.folder(), compiled);
        Cdk cdk = new Cdk(deployer.tools(), Home.folder(), name, wanted, file, shared.name(), context(account));
        cdk.prepare();
        cdk.difference();
        former.ifPresent(attempt -> attempt.tell(out));
        tellPrice(cdk, known, compiled.plan(), out);
        if (!yes && !Console.confirm(out, "Deploy this?")) {
            out.println("nothing was deployed");
            return ExitCode.OK;
        }
        deploy(cdk, former);
        return tried(signed(account, slug, out), wanted, out);
    }

    /** In money and in rows. */
    private void tellPrice(Cdk cdk, Optional<KnownEnvironment> known, Plan plan, PrintWriter out) {
        out.println(CostCommand.estimate(cdk.template()));
        known.ifPresent(each -> tellLosses(each, plan, out));
    }

    /** Who deploys may not be who operates, and then does not see what is live. */
    private void tellLosses(KnownEnvironment known, Plan plan, PrintWriter out) {
        try (DeployedEnvironment there =
                DeployedEnvironment.of(known, deployer.variables(), Signature.address(known, project.folder()))) {
            there.working(() -> {
                Losses.of(there, plan).forEach(loss -> out.println(SafeText.of("note: " + loss)));
                return ExitCode.OK;
            });
        } catch (CommandFailure unseen) {
            out.println(SafeText.of("note: whether rows leave the star is not known: " + unseen.getMessage()));
        }
    }

    /** What was deployed; who answered the question has signed it. */
    private Optional<KnownEnvironment> signed(Account account, Slug slug, PrintWriter out) {
        Optional<KnownEnvironment> deployed = KnownEnvironment.find(account::parameters, slug);
        if (sign || !yes) {
            deployed.ifPresent(each -> new Signature(deployer.variables(), project.folder()).give(each, out));
        }
        return deployed;
    }

    private List<String> context(Account account) {
        List<String> context = new ArrayList<>(
                List.of(StackContext.ACCOUNT + "=" + account.number(), StackContext.REGION + "=" + account.region()));
        context.addAll(more);
        return context;
    }

    private void deploy(Cdk cdk, Optional<FormerAttempt> former) {
        former.ifPresent(attempt -> attempt.makeWay(deployer.tools()));
        if (former.filter(attempt -> !attempt.buckets().isEmpty()).isPresent()) {
            cdk.deployTakingOver();
        } else {
            cdk.deploy();
        }
    }

    /** Nobody believes a deployment before a file has gone all its way. */
    private int tried(Optional<KnownEnvironment> deployed, Stage stage, PrintWriter out) {
        if (noSample || stage == Stage.PRODUCTION) {
            return ExitCode.OK;
        }
        Optional<Sample> files = Sample.of(Optional.ofNullable(sample), project.folder());
        if (deployed.isEmpty() || files.isEmpty()) {
            out.println("no sample was dropped: the project comes with none; --sample DIR names one");
            return ExitCode.OK;
        }
        return files.get().drop(deployed.get(), deployer.variables(), project, out);
    }

    /** The stage that was asked for, or the one it has. */
    private Stage stage(String name, Optional<KnownEnvironment> known) {
        Optional<Stage> asked = Optional.ofNullable(stage)
                .map(text -> Stage.of(text)
                        .orElseThrow(() ->
                                CommandFailure.usage("--stage " + text + ": expected one of " + Stage.names(), null)));
        Optional<Stage> has = known.map(KnownEnvironment::stage);
        if (asked.isPresent() && has.isPresent() && asked.get().isBelow(has.get())) {
            throw CommandFailure.usage(
                    "the environment of %s is %s, and a stage is never lowered: found --stage %s"
                            .formatted(name, has.get().text(), asked.get().text()),
                    "leave --stage out; to get rid of the environment: larder destroy " + name);
        }
        return asked.or(() -> has).orElse(Stage.DEV);
    }

    private String base(Optional<KnownEnvironment> known, Stage wanted) {
        if (base != null) {
            return base;
        }
        return known.map(environment -> environment.fact("base"))
                .filter(name -> !name.isEmpty())
                .orElse(wanted == Stage.PRODUCTION ? "production" : "default");
    }

    private static void requireRoom(List<Account.Limit> limits, PrintWriter out) {
        limits.forEach(limit -> out.println("  " + limit));
        limits.stream().filter(limit -> !limit.fits()).findFirst().ifPresent(full -> {
            throw CommandFailure.usage(
                    "a new environment does not fit: " + full,
                    "larder environments lists what there is; larder destroy BRANCH makes room, or ask AWS for a"
                            + " higher quota");
        });
    }
}
