package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder sign}. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description =
                "Say that you made a project, or a part of it, and answer for it. Under the policy governance a project that"
                        + " nobody has signed is not published, and who signed it cannot approve it. larder deploy signs for who"
                        + " deploys.")
public final class SignCommand extends DecisionCommand {
    @Parameters(
            paramLabel = "PLAN",
            arity = "0..1",
            description = "Hash of its plan, or a prefix that no other has (default: the one that is deployed).")
    private String plan = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return new Signing(deciding, plan).sign(why);
    }
}
