package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;

/** {@code larder rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Take back the live release: the next one gets the content of the one before it, by the hash of each day. Its"
                        + " deliveries are put on hold; plan, knobs and waivers are pinned until larder unpin or a newer"
                        + " value. Again takes back one more.")
public final class RollbackCommand extends DecisionCommand {
    @Override
    Taken decide(Deciding deciding, String why) {
        return TakingBack.decide(deciding, why);
    }
}
