package dev.larder.cli.deploy;

import dev.larder.cli.decide.Deciding;
import dev.larder.cli.decide.Signing;
import dev.larder.cli.environment.Address;
import dev.larder.cli.reach.DeployedEnvironment;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.SafeText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Signs what was deployed, with the credentials of who deployed it; whoever may not write decisions is told what to type.
 *
 * @param variables where AWS is, as the SDK's environment variables say
 * @param project below whose folder an environment's papers are
 */
record Signature(Map<String, String> variables, Path project) {
    /** By which an environment's commands reach it. */
    static Address address(KnownEnvironment known, Path project) {
        return new Address(List.of("--env", known.slug()), known.slug(), EnvironmentOption.papers(project, known));
    }

    void give(KnownEnvironment known, PrintWriter out) {
        Address address = address(known, project);
        try (DeployedEnvironment deployed = DeployedEnvironment.of(known, variables, address)) {
            out.println(SafeText.of(deployed.working(() -> new Signing(Deciding.in(deployed), "").sign("deployed it"))
                    .sentence()));
        } catch (CommandFailure refused) {
            out.println(SafeText.of("the project is not signed: " + refused.getMessage()));
            out.println("under the policy governance it waits until who made it types "
                    + address.larder("sign", "--why", "TEXT"));
        }
    }
}
