package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder waive}. */
@Command(
        name = "waive",
        mixinStandardHelpOptions = true,
        description =
                "Let a failed data test pass for the deliveries that wait now, up to a largest deviation: no other delivery"
                        + " is covered, and when the waiver is over the test blocks again.")
public final class WaiveCommand extends DecisionCommand {
    @Parameters(paramLabel = "TEST", description = "Name of the data test, as the report of the blocked run says it.")
    private String test = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            required = true,
            description = "Last day (UTC) on which it counts, or the moment at which it ends.")
    private String until = "";

    @Option(
            names = "--max-deviation",
            paramLabel = "X",
            required = true,
            description =
                    "Largest deviation that it covers: 25%% of what was expected, or a number (of failing rows, too).")
    private String most = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return new TestWaiver(deciding, test).waive(most, until, why);
    }
}
