package dev.larder.cli.deploy;

import dev.larder.cli.project.PlanFile;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Home;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import java.nio.file.Path;
import java.util.List;

/** Removes environments by CDK's command. It finds a stack by a template, whichever project's: what is removed is what was deployed. */
record Removal(Tools tools, Account account, ProjectOption project) {

    /**
     * Removes the environment of a branch.
     *
     * @throws CommandFailure if it is production, or if the stack was not removed as a whole
     */
    void of(String branch, KnownEnvironment environment) {
        if (environment.stage() == Stage.PRODUCTION) {
            throw CommandFailure.usage(
                    "the environment of " + branch + " is production; this command never removes one",
                    "docs/deploy.md says how a production environment is retired");
        }
        Path plan = PlanFile.write(project.folder(), project.ready());
        String base = environment.facts().getOrDefault("base", "default");
        List<String> context =
                List.of(StackContext.ACCOUNT + "=" + account.number(), StackContext.REGION + "=" + account.region());
        Cdk cdk = new Cdk(tools, Home.folder(), branch, environment.stage(), plan, base, context);
        cdk.prepare();
        cdk.destroy();
    }
}
