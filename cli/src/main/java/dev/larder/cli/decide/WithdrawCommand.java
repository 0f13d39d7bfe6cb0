package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;

/** {@code larder withdraw}. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Withdraw a delivery for good: a hold that cannot be lifted. The original stays in the lake.")
public final class WithdrawCommand extends DeliveryCommand {
    @Override
    Taken decide(DeliveryDecisions decisions, String why) {
        return decisions.withdraw(why);
    }
}
