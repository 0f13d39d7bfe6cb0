package dev.larder.cli.environment;

import dev.larder.cli.terminal.SafeText;
import dev.larder.core.plan.Plan;
import dev.larder.functions.deployment.Applicability;
import java.io.PrintWriter;
import java.util.List;

/** What leaves the star when a project is deployed, said by every command that deploys one or may before it does. */
public final class Losses {
    private Losses() {}

    /** A sentence each. */
    public static List<String> of(Reached environment, Plan plan) {
        return Applicability.losses(environment.environment(), plan);
    }

    /** Says them on standard error, as nothing that the command was asked for. */
    public static void warn(Reached environment, Plan plan, PrintWriter err) {
        of(environment, plan).forEach(loss -> err.println(SafeText.of("larder: note: " + loss)));
    }
}
