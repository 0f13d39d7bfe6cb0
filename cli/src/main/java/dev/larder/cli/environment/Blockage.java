package dev.larder.cli.environment;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What a person can do about a run that a data test blocked. */
public record Blockage(Environment environment) {
    private static final int SHOWN = 5;

    /** Names the deliveries that the live release does not have yet, and the command that leaves one out. */
    public void tell(PrintWriter out, Path state) {
        Release live = Releases.newest(environment.lake()).orElseThrow(() -> new IllegalStateException("what was blocked was set up"));
        List<DeliveryRecord> deliveries = NextRun.of(environment).newSince(live);
        out.println("The star stays at release " + live.number() + ". Waiting to be corrected, or held:");
        deliveries.stream().limit(SHOWN).forEach(record -> out.println(
                "  larder hold " + record.id().substring(0, 8) + " --why TEXT --state " + state + "   # " + record.landed().key()));
        if (deliveries.size() > SHOWN) {
            out.println("  and " + (deliveries.size() - SHOWN) + " more, see larder status --state " + state);
        }
    }
}
